"""The language room: text in, sentences with tokens, parties, negation and bearers out."""
