"""Tesseract with Dutch: whether it is there, and one picture through it.

The program runs as a process of its own with one thread. It needs some 150 MB for a picture
of the largest size, so the bound on memory of a working process can hold for it too.
"""

from __future__ import annotations

import importlib.util
import os

import numpy as np
import numpy.typing as npt

_LANGUAGE = "nld"
# One column of text in several sizes. Left to itself the program takes the column of numbers
# in front of a list for turned text; two columns it still tells apart.
_SETTINGS = "--psm 4"


def why_missing() -> str | None:
    """What is missing before text can be recognised, as the end of a Dutch sentence.

    Returns:
        None when all is there.
    """
    if any(importlib.util.find_spec(name) is None for name in ("pytesseract", "PIL")):
        return "de extra dooi[ocr] is niet geïnstalleerd"
    import pytesseract

    try:
        languages = pytesseract.get_languages()
    except (OSError, RuntimeError, ValueError):
        return "het programma Tesseract is niet gevonden"
    if _LANGUAGE not in languages:
        return "de Nederlandse taalgegevens van Tesseract (tesseract-ocr-nld) ontbreken"
    return None


def recognise(grey: npt.NDArray[np.uint8], seconds: float) -> str | None:
    """The words in a picture, as hOCR.

    Args:
        grey: the picture.
        seconds: how long it may take; the program is killed when it runs over.

    Returns:
        None when the program failed or ran over.
    """
    import pytesseract
    from PIL import Image

    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # more threads make it slower, not faster
    image = Image.fromarray(grey)
    image.format = "PPM"  # written as it is; packing a PNG takes a third of the time
    try:
        found = pytesseract.image_to_pdf_or_hocr(
            image,
            lang=_LANGUAGE,
            config=_SETTINGS,
            extension="hocr",
            timeout=max(seconds, 0.1),
        )
    except (OSError, RuntimeError, ValueError):
        return None
    return str(found, "utf-8", "replace")
