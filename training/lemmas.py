"""The lemma as a dictionary writes it.

The treebanks mark the parts of a compound and drop the letters that link them: the lemma of
``parlementsleden`` is ``parlement_lid``. The product looks for ``parlementslid``. The lemma of
a verb whose particle stands elsewhere names that particle (``voegt … toe``: ``toe_voegen``).
"""

from __future__ import annotations

_MARK = "_"
_SHORTEST_STEM = 2  # letters of the last part that must be found again in the form


def dictionary_lemma(form: str, lemma: str, upos: str) -> str:
    """Write a treebank lemma without compound marks.

    Args:
        form: the word as written.
        lemma: its lemma in the treebank.
        upos: its part of speech.

    Returns:
        The lemma with its first parts as the word itself writes them, where the last part
        can be found in the word; else the parts of the lemma joined.
    """
    parts = [part for part in lemma.split(_MARK) if part]
    if len(parts) < 2:  # one part needs no joining
        return lemma
    joined = "".join(parts)
    if upos in {"VERB", "AUX"}:
        return joined
    last = parts[-1]
    for length in range(len(last), _SHORTEST_STEM - 1, -1):
        start = form.lower().rfind(last[:length].lower())
        if start > 0:
            written = form[:start] + last
            return written if joined[0].isupper() else written[0].lower() + written[1:]
    return joined


def without_particle(lemma: str, particle: str) -> str:
    """The lemma of a verb without a particle that is a word of its own in the sentence."""
    rest = lemma.removeprefix(particle.lower())
    return rest or lemma
