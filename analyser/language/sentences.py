"""Sentence boundaries in Dutch legal and technical text.

Rules rather than a parser: clauses are full of abbreviations (art., jo., m.b.t., max.),
amounts (€ 2.500,-), numbered members and list items, on which statistical splitters fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# A full stop after one of these does not end a sentence.
_ABBREVIATIONS = frozenset(
    """
    a.d a.h.w a.u.b aanbest aant afb afd afl afz art artt b.v b.d bijl bijv blz bv ca c.a c.q
    c.s cf circ d.d d.m.v d.w.z dhr div dr drs e.a e.d e.e.a e.g enz etc evt excl e.v e.v.t
    fig fl g.b gem hfst hfdst i.c i.c.m i.e i.h.a i.h.b i.h.k.v i.o i.o.m i.o.v i.p.v i.s.m
    i.t.t i.v.m incl ing ir jhr jl jo jr l.j lid lit m.a.w m.b.t m.b.v m.i m.i.v m.n m.u.v max
    mevr min mln mr mrd mw n.a.v n.b n.m n.n.b n.o.t.k n.t.b n.v nl no nr nrs o.a o.b.v o.d
    o.g.v o.i.d o.l.v o.m o.v.v onderd ong p.a p.d p.e p.j p.m p.o p.p p.st p.u p/m par pag
    plm prof r.k red resp s.v.p st stb stcrt t.a.v t.b.v t.e.m t.g.v t.h.v t.k t.n.v t.o t.o.v
    t.w t.z.t tel temp toel u.a v.a v.d v.h v.l.n.r v.s v.v vgl vlg vnl voorz vs w.o wijz
    z.a z.g.a.n z.i z.n z.o.z z.s.m zgn jan feb mrt apr jun jul aug sep sept okt nov dec
    """.split()
)
_TERMINATOR = re.compile(r"[.!?…]+[)\]»”’'\"]*")
# A longer stretch without a full stop is no sentence (a broken file, a list of names); it is cut
# at a space so that the work stays in proportion to the length.
_LONGEST = 4_000
# A word broken at the end of a line goes on.
_BREAK = re.compile(r"(?<![a-zé]-)\n+|\n+(?![a-z])")
_LAST_WORD = re.compile(r"[\w./’']+$")
_NEXT_STARTS_SENTENCE = re.compile(
    r"""\s+[«“‘"'(\[]*(?:[A-ZÀ-Þ€§•▪☐☒]|\d|[a-z]\)|'[st]\s|’[st]\s|[–-]\s)"""
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Find the sentences of a clause.

    Args:
        text: clause text; a newline always ends a sentence (list items, table cells).

    Returns:
        Offsets (start, end) in order, without surrounding white space, never empty.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for line in _BREAK.finditer(text):
        spans.extend(_in_line(text, start, line.start()))
        start = line.end()
    spans.extend(_in_line(text, start, len(text)))
    return spans


def _in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _TERMINATOR.finditer(text, start, end):
        if match.end() < end and _ends_sentence(text, begin, match, end):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    if not _NEXT_STARTS_SENTENCE.match(text, match.end(), end):
        return False
    if not match.group().startswith(".") or match.group().startswith(".."):
        return True
    word = _LAST_WORD.search(text, begin, match.start())
    if word is None:
        return True
    last = word.group().lower().strip("(")
    if last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()):
        return False
    # A bare number with a full stop at the start of a line is a label ("3. De aannemer").
    label = last.replace(".", "").isdigit() and not text[begin : word.start()].strip()
    return not label


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
