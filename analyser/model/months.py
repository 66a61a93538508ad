"""The names of the months, in order."""

from __future__ import annotations

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
ANY_MONTH = "|".join(MONTHS)
"""To be put into a pattern that looks for any of them."""
