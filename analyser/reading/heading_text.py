"""Whether a text that is marked as heading reads as one."""

from __future__ import annotations

import re

_LONGEST = 120  # characters; contracts number whole members with heading styles
_BARE_TITLE = re.compile(r"^(?:artikel|hoofdstuk|paragraaf|bijlage|deel)\s+\w+\.$", re.IGNORECASE)


def reads_as_heading(text: str) -> bool:
    """Whether a text is a title and not a sentence in the clothes of one.

    Args:
        text: the text without its number.
    """
    if len(text) > _LONGEST:
        return False
    return not text.endswith((".", ";")) or bool(_BARE_TITLE.match(text))
