"""The parts of an OpenDocument file, and the names in its XML."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analyser.reading.limits import Limits
from analyser.reading.office_package import Container, OfficePackage, open_package

_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
CONTENT = "content.xml"
STYLES = "styles.xml"
_MANIFEST = "META-INF/manifest.xml"


def qn(name: str) -> str:
    """A name such as ``text:p`` as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


@contextmanager
def open_document(
    path: Path, name: str, limits: Limits, container: Container
) -> Iterator[OfficePackage]:
    """Open and check an OpenDocument file.

    Args:
        path: the file.
        name: its name, for the sentence in an error.
        limits: bounds on inflating.
        container: what kind it is.

    Raises:
        InputError: <code>_KAPOT, <code>_WACHTWOORD or ZIP_TE_GROOT.
    """
    with open_package(path, name, limits, container) as package:
        manifest = package.parse(_MANIFEST)
        if (
            manifest is not None
            and next(manifest.iter(qn("manifest:encryption-data")), None) is not None
        ):
            raise package.locked()
        yield package
