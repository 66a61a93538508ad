"""The web service: a thin front door to the analyser."""
