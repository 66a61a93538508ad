"""Errors a user can meet: one Dutch sentence each, with a stable code.

DooiError
├── InputError        the input cannot be analysed (exit status 1, HTTP 4xx)
└── LexiconError      an indicator file is wrong; points at file and line
"""

from __future__ import annotations

from pathlib import Path


class DooiError(Exception):
    """Base of all errors that are shown to a user; `str(error)` is the Dutch sentence.

    Args:
        code: stable, upper-case identifier such as ``PDF_WACHTWOORD``.
        message: one clear Dutch sentence, ending with a full stop.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[DooiError], tuple[str, str]]:
        # Errors cross process boundaries; the default would call __init__ with one argument.
        return (type(self), (self.code, self.message))


class InputError(DooiError):
    """The input cannot be analysed."""


class LexiconError(DooiError):
    """An indicator or shared lexicon file is wrong.

    Args:
        path: the file.
        line: 1-based line, or None when the whole file is meant.
        message: Dutch sentence that says what is wrong and what is expected.
    """

    def __init__(self, path: Path | str, line: int | None, message: str) -> None:
        place = f"{path}:{line}" if line is not None else str(path)
        super().__init__("LEXICON", f"{place}: {message}")
        self._args = (path, line, message)

    def __reduce__(self) -> tuple[type[DooiError], tuple[Path | str, int | None, str]]:  # type: ignore[override]
        return (type(self), self._args)
