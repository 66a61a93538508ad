"""Inline Markdown to the text a reader sees: marks gone, links to their words."""

from __future__ import annotations

import html
import re

# An escaped character is kept out of the way as a private-use sign while marks are removed.
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN_BASE = 0xE000
_HIDDEN = re.compile(r"[\ue021-\ue07e]")
# Spans are bounded, so that a line of nothing but marks stays cheap to read.
_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.DOTALL)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
# Only real markup: a tender writes "<naam opdrachtgever>" as a blank to fill in.
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|center|code|del|div|em|font|i|img|ins|kbd|meta|p|q|s|small|span|strong"
    r"|sub|sup|u)(?:\s[^<>]*|/)?>",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>")
_CODE = re.compile(r"(`+)(?!`)(.{1,500}?)(?<!`)\1(?!`)")
_STARS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=[^\s*])(.{1,500}?)\1(?!\*)(?!\w)|(\*{1,3})(?=[^\s*])(\w+)\3"
)
_UNDERSCORES = re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])(.{1,500}?)(?<=[^\s_])\1(?![\w_])")
_STRUCK = re.compile(r"~~(?=\S)(.{1,500}?)~~")
_BLANKS = re.compile(r"[ \t\u00a0]+")


def plain(text: str) -> str:
    """Text without Markdown marks; line breaks are kept.

    Args:
        text: Markdown of one block.
    """
    text = _HIDDEN.sub("", text)
    text = _ESCAPE.sub(lambda m: chr(_HIDDEN_BASE + ord(m.group(1))), text)
    text = _BREAK_TAG.sub("\n", _COMMENT.sub("", text))
    text = _AUTOLINK.sub(r"\1", text)
    text = _TAG.sub("", text)
    text = _CODE.sub(r"\2", text)
    for _ in range(2):  # an image may stand inside a link, emphasis inside emphasis
        text = _LINK.sub(r"\1", text)
        text = _STARS.sub(lambda m: m.group(2) or m.group(4), text)
        text = _UNDERSCORES.sub(r"\2", text)
    text = html.unescape(_STRUCK.sub(r"\1", text))
    text = _HIDDEN.sub(lambda m: chr(ord(m.group()) - _HIDDEN_BASE), text)
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
