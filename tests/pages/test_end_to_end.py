"""A real DOCX and a real PDF through the whole service, in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from api.settings import Settings
from tests.api.service_process import ServiceProcess

_WORST = "De Opdrachtnemer is onbeperkt aansprakelijk voor alle schade, hoe ook genaamd."
_LINES = (
    "Artikel 1 Aansprakelijkheid",
    "1.1 " + _WORST,
    "Artikel 2 Boete",
    "2.1 Bij te late oplevering verbeurt de Opdrachtnemer een boete van 5% per dag, zonder maximum.",
)
_NAME = "<img src=x onerror=alert(1)> overeenkomst"
_WAIT = 120_000


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServiceProcess]:
    folder = tmp_path_factory.mktemp("pages")
    running = ServiceProcess(Settings(folder=folder / "data", workers=1), folder / "log")
    yield running
    running.close()


def _word(folder: Path) -> Path:
    path = folder / f"{_NAME}.docx"
    document = docx.Document()
    document.add_heading("Overeenkomst <b>werken</b>", 0)
    for line in _LINES:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def _pdf(folder: Path) -> Path:
    path = folder / f"{_NAME}.pdf"
    sheet = canvas.Canvas(str(path), pagesize=A4)
    for number, line in enumerate(_LINES):
        sheet.setFont("Helvetica", 9)
        sheet.drawString(60, 760 - 30 * number, line)
    sheet.save()
    return path


@pytest.mark.parametrize("make", [_word, _pdf])
def test_from_file_to_wording(
    browser: Any, service: ServiceProcess, tmp_path: Path, make: Any
) -> None:
    path = make(tmp_path)
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    outside: list[str] = []
    page.on("request", lambda r: outside.append(r.url))
    page.on("dialog", lambda dialog: outside.append(dialog.message))
    page.goto(service.address)
    page.set_input_files("#bestanden", path)
    page.get_by_role("button", name="Analyseer de stukken").click()
    page.get_by_role("heading", name="In het kort").wait_for(timeout=_WAIT)
    address = page.url
    card = page.locator(".worst > li").filter(has_text="onbeperkt").first
    card.get_by_role("button", name="Kopieer deze tekst").click()
    card.get_by_text("✓ Gekopieerd").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == card.locator(".wording").inner_text()
    card.get_by_role("link", name="Waarom dit opvalt").click()
    opened = page.locator("[data-finding][open]")
    opened.get_by_text("Bewust gekozen, of klopt dit niet?").click()
    opened.get_by_label("Reden").fill("Dat wil de verzekeraar.")
    opened.get_by_role("button", name="Bewust gekozen", exact=True).click()
    opened.get_by_text("✓ Bewaard bij het resultaat").wait_for()
    for tab in ("Wat als", "Downloads"):
        page.get_by_role("link", name=tab, exact=True).click()
        page.locator("h2").first.wait_for()
    assert page.get_by_text("Dat wil de verzekeraar.").count() == 1
    with page.expect_download() as arriving:
        page.get_by_role("link", name="Alles (JSON)").click()
    assert "Dat wil de verzekeraar." in Path(arriving.value.path()).read_text(encoding="utf-8")
    own = "Uw Word-bestand met opmerkingen" if path.suffix == ".docx" else "Uw PDF met markeringen"
    with page.expect_download() as arriving:
        page.get_by_role("link", name=own).click()
    begin = path.read_bytes()[:4]
    assert Path(arriving.value.path()).read_bytes().startswith(begin)
    # The same file again is there at once; after deleting it is gone.
    page.goto(service.address)
    page.set_input_files("#bestanden", path)
    page.get_by_role("button", name="Analyseer de stukken").click()
    page.get_by_role("heading", name="In het kort").wait_for(timeout=_WAIT)
    assert page.url == address
    page.goto(f"{service.address}/analyses")
    row = page.locator("tbody tr").first
    row.locator("summary").click()
    row.get_by_role("button", name="Ja, verwijder").click()
    page.get_by_text("De analyse is verwijderd").wait_for()
    assert page.goto(address).status == 404
    assert [url for url in outside if not url.startswith((service.address, "blob:"))] == []
    context.close()
