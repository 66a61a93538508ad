"""Renders the templates of the pages: everything that is printed is escaped."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from analyser.reporting.plain import strip_unsafe
from analyser.reporting.words import score_number


def render(name: str, here: str, root: str, *, leave: bool = False, **values: Any) -> str:
    """Render a page.

    Args:
        name: of the template, without its extension.
        here: path of the entry of the main menu that this page belongs to, or "".
        root: path under which the service is mounted, "" at the top.
        leave: whether there is a key that the visitor can take out of the browser.
        values: what the template prints; all text in it is treated as untrusted.
    """
    template = _environment().get_template(f"{name}.html.j2")
    return template.render(here=here, root=root, leave=leave, static=f"{root}/static", **values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("api.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["score_number"] = score_number
    return environment


def _finalize(value: object) -> object:
    """Take control characters out of everything that is printed; mark-up of our own stays."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return strip_unsafe(value)
    return value
