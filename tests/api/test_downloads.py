"""All forms of a report from the service, and what happens when one cannot be made."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from fastapi.testclient import TestClient
from fluidattacks_core.sarif import SarifLog
from reportlab.pdfgen import canvas

from analyser.advice import Perspective
from analyser.errors import InputError
from analyser.pipeline import analyse
from analyser.reading import DEFAULT_LIMITS
from api import kept_forms
from api.analysing import Finished, Message, Progress
from api.analysing_process import ProcessGoneError
from api.annotated_zip import annotated_zip
from api.forms import KeptForm
from api.jobs import FileState, State
from api.settings import Settings
from api.store import analyses
from api.store.database import Database
from api.store.upload_folders import UploadFolders
from api.worker import Worker
from tests.api.stores import CONTRACT, STORES, new_url, running, settings_for, upload

# Largest of one form and of all, and whether a form of 101 bytes is kept.
_BOUNDS = ((100, 10**9, False), (10**9, 100, False), (10**9, 10**9, True))
SENTENCE = "Opdrachtnemer is voor alle schade onbeperkt aansprakelijk."


def word(path: Path, sentence: str = SENTENCE) -> Path:
    document = docx.Document()
    document.add_paragraph(sentence)
    document.save(str(path))
    return path


def pdf(path: Path, sentence: str = SENTENCE) -> Path:
    sheet = canvas.Canvas(str(path))
    sheet.drawString(60, 700, sentence)
    sheet.save()
    return path


@pytest.fixture(scope="module", params=STORES)
def client(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("downloads")
    url = new_url(request.param, request, folder)
    with running(settings_for(url, folder, workers=1)) as opened:
        yield opened


def analysed(client: TestClient, files: Sequence[Path]) -> str:
    """The address of an analysis of these files, once it is done."""
    parts = [("files", (path.name, path.read_bytes())) for path in files]
    answer = client.post("/v1/analyses", params={"wait": "true"}, files=parts)
    assert answer.status_code == 200
    return f"/v1/analyses/{answer.json()['id']}"


@pytest.mark.parametrize("perspective", Perspective)
def test_one_file_of_a_kind_comes_back_with_comments(
    client: TestClient, tmp_path: Path, perspective: Perspective
) -> None:
    given = [word(tmp_path / "a.docx"), pdf(tmp_path / "b.pdf", f"Ook dit: {SENTENCE}")]
    address = analysed(client, given)
    query = {"perspective": perspective.value}
    answer = client.get(f"{address}/report.docx", params=query)
    assert answer.headers["content-type"].endswith("wordprocessingml.document")
    assert answer.headers["content-disposition"] == 'attachment; filename="dooi-rapport.docx"'
    returned = docx.Document(io.BytesIO(answer.content))
    assert [p.text for p in returned.paragraphs] == [SENTENCE]
    said = " ".join(comment.text for comment in returned.comments)
    assert ("Kunt u" in said) is (perspective is Perspective.SUPPLIER)
    answer = client.get(f"{address}/report.pdf", params=query)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(given[1].read_bytes())
    answer = client.get(f"{address}/annotated.zip", params=query)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["a.docx", "b.pdf"]
        assert archive.read("b.pdf").startswith(given[1].read_bytes())


def test_other_dossiers_get_a_report_by_itself(client: TestClient) -> None:
    address = f"/v1/analyses/{upload(client, 'a.md', CONTRACT, wait='true').json()['id']}"
    text = docx.Document(io.BytesIO(client.get(f"{address}/report.docx").content))
    assert any("Dooi" in paragraph.text for paragraph in text.paragraphs)
    assert client.get(f"{address}/report.pdf").content.startswith(b"%PDF")
    missing = client.get(f"{address}/annotated.zip")
    assert (missing.status_code, missing.json()["code"]) == (404, "VORM_ONTBREEKT")


def test_a_report_that_is_too_large_for_a_form_is_one_sentence(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> bytes:
        raise InputError("RAPPORT_TE_GROOT", "Het rapport is te groot.")

    monkeypatch.setattr("api.downloads.render_pdf", refused)
    address = f"/v1/analyses/{upload(client, 'a.md', CONTRACT, wait='true').json()['id']}"
    answer = client.get(f"{address}/report.pdf")
    assert (answer.status_code, answer.json()["code"]) == (422, "RAPPORT_TE_GROOT")


def test_decisions_are_in_the_forms_that_are_made_on_request(client: TestClient) -> None:
    report = upload(client, "b.md", CONTRACT + "\n1.3 Ook dit.\n", wait="true").json()
    address = f"/v1/analyses/{report['id']}"
    before = client.get(f"{address}/report.xlsx").content
    decide = f"{address}/decisions/{report['findings'][0]['id']}"
    reason = "=Afgestemd met de markt"
    assert client.put(decide, json={"verdict": "bewust", "reason": reason}).status_code == 204
    answer = client.get(f"{address}/report.xlsx")
    assert answer.headers["content-type"].endswith("spreadsheetml.sheet")
    strings = [
        zipfile.ZipFile(io.BytesIO(content)).read("xl/sharedStrings.xml").decode()
        for content in (before, answer.content)
    ]
    assert [reason in text for text in strings] == [False, True]
    answer = client.get(f"{address}/report.sarif", params={"perspective": "supplier"})
    assert answer.headers["content-type"] == "application/sarif+json"
    log = answer.json()
    SarifLog.model_validate(log)
    suppressed = [r["suppressions"] for r in log["runs"][0]["results"] if r["suppressions"]]
    assert [[each["justification"] for each in all_] for all_ in suppressed] == [
        [f"Bewust gekozen: {reason}"]
    ]


def test_a_form_of_an_unknown_or_failed_analysis_is_a_problem(client: TestClient) -> None:
    failed = upload(client, "leeg.pdf", b"", wait="false").json()["id"]
    until = time.monotonic() + 60
    while client.get(f"/v1/analyses/{failed}/status").json()["state"] != "mislukt":
        assert time.monotonic() < until
        time.sleep(0.1)
    for name in ("report.docx", "report.pdf", "report.xlsx", "report.sarif", "annotated.zip"):
        assert client.get(f"/v1/analyses/{'0' * 32}/{name}").status_code == 404
        assert client.get(f"/v1/analyses/{failed}/{name}").json()["code"] == "LEEG_BESTAND"


# -- what the analysing process makes ----------------------------------------------------------


def test_a_form_that_breaks_costs_the_others_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = word(tmp_path / "a.docx")

    def broken(*_: object) -> bytes:
        raise ZeroDivisionError

    def refused(*_: object) -> bytes:
        raise InputError("RAPPORT_TE_GROOT", "Te groot.")

    def large(*_: object) -> bytes:
        return b"x" * 101

    makers = dict(kept_forms._MAKERS)
    monkeypatch.setattr(
        kept_forms, "_MAKERS", {**makers, KeptForm.DOCX: broken, KeptForm.PDF: refused}
    )
    report = analyse([path])
    made = list(kept_forms.forms_with_comments(report, [path], DEFAULT_LIMITS))
    assert len(made) == kept_forms.MOST_FORMS
    assert [type(each.error) for each in made if each.error] == [ZeroDivisionError] * 2
    assert not any(each.body for each in made)
    monkeypatch.setattr(kept_forms, "_MAKERS", {**makers, KeptForm.PDF: large})
    for one, together, is_kept in _BOUNDS:
        monkeypatch.setattr(kept_forms, "_LARGEST", one)
        monkeypatch.setattr(kept_forms, "_MOST_BYTES", together)
        made = list(kept_forms.forms_with_comments(report, [path], DEFAULT_LIMITS))
        assert ("pdf" in {each.name for each in made if each.body}) is is_kept
        assert not any(each.error for each in made)


def test_nothing_is_made_beforehand_of_what_came_in_no_such_form(
    tmp_path: Path,
) -> None:
    path = word(tmp_path / "a.docx")
    report = analyse([path])
    made = {
        each.name
        for each in kept_forms.forms_with_comments(report, [path], DEFAULT_LIMITS)
        if each.body
    }
    assert made == {"docx", "docx-supplier"}


def test_names_in_the_zip_are_safe_and_unlike(tmp_path: Path) -> None:
    names = ["een/plan.docx", "twee/Plan.docx", "niet gelukt.txt.docx", "drie/plan.docx"]
    paths = []
    for number, name in enumerate(names):
        path = tmp_path / str(number) / name
        path.parent.mkdir(parents=True)
        paths.append(word(path, f"{SENTENCE} {number}"))
    report = analyse([tmp_path])
    files = dict(zip((d.id for d in report.documents), paths, strict=True))
    evil = replace(report.documents[2], name="../../x\\..\\con:2.docx")
    report = replace(report, documents=(*report.documents[:2], evil, report.documents[3]))
    made = annotated_zip(report, files, Perspective.BUYER, DEFAULT_LIMITS)
    assert made is not None
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        listed = archive.namelist()
    assert len({name.lower() for name in listed}) == 4
    assert "plan.docx" in listed
    assert "Plan (2).docx" in listed
    assert not any(set(name) & set('/\\:<>|?*"') or name.startswith(".") for name in listed)


def test_a_file_that_cannot_get_comments_is_named_in_the_zip(tmp_path: Path) -> None:
    good, bad = word(tmp_path / "a.docx"), word(tmp_path / "b.docx", "Iets anders.")
    report = analyse([good, bad])
    bad.write_bytes(b"PK geen zip meer")
    files = dict(zip((d.id for d in report.documents), (good, bad), strict=True))
    made = annotated_zip(report, files, Perspective.BUYER, DEFAULT_LIMITS)
    assert made is not None
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == ["a.docx", "Niet gelukt.txt"]
        assert "b.docx" in archive.read("Niet gelukt.txt").decode("utf-8")


def test_a_file_of_another_kind_is_named_in_the_zip(tmp_path: Path) -> None:
    sheet = tmp_path / "eisen.md"
    sheet.write_text(f"# Eisen\n\n1.1 {SENTENCE}\n", encoding="utf-8")
    paths = (word(tmp_path / "a.docx"), word(tmp_path / "b.docx", "Iets anders."), sheet)
    report = analyse(list(paths))
    files = dict(zip((d.id for d in report.documents), paths, strict=True))
    made = annotated_zip(report, files, Perspective.BUYER, DEFAULT_LIMITS)
    assert made is not None
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == ["a.docx", "b.docx", "Niet gelukt.txt"]
        told = archive.read("Niet gelukt.txt").decode("utf-8")
    assert told.startswith("'eisen.md' zit hier niet bij: ")


# -- a worker whose analysing process ends while it makes the forms ---------------------------


class ScriptedProcess:
    """Says what it is told to say, and then nothing, or ends."""

    def __init__(self, messages: list[Message], *, ends: bool) -> None:
        self._messages = messages
        self._ends = ends
        self.is_usable = True
        self.was_ended = False

    def begin(self, order: object) -> None:
        """Take the order."""

    def next_message(self, seconds: float) -> Message | None:
        """The next of the messages."""
        if self._messages:
            return self._messages.pop(0)
        if self._ends:
            self.is_usable = False
            raise ProcessGoneError
        return None

    def end(self) -> None:
        """End it."""
        self.was_ended = True


@pytest.mark.parametrize("ends", [True, False], ids=["crash", "hang"])
def test_an_analysis_is_done_although_a_form_crashes_or_hangs(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, ends: bool
) -> None:
    monkeypatch.setattr("api.worker._FORMS_SECONDS", 0.05)
    folders = UploadFolders(tmp_path)
    place = folders.new()
    with database.writing() as connection:
        job_id = analyses.new_id()
        analyses.accept(connection, job_id, "a", "k", ["a.md"], now=1.0, keep_seconds=60.0)
    folders.hand_over(place, job_id)
    work = folders.work("w")
    bodies = {"json": b'{"findings":[]}', "docx": b"PK"}
    outputs = {}
    for name, body in bodies.items():
        (work / name).write_bytes(body)
        outputs[name] = str(work / name)
    states = [FileState("a.md", State.DONE)]
    first = Finished({"json": outputs["json"]}, states, is_all=False)
    process = ScriptedProcess(
        [Progress("x", 0, 6), first, Finished(outputs, states, is_all=False)], ends=ends
    )
    worker = Worker(database, folders, Settings(tmp_path), "w")
    monkeypatch.setattr(worker, "_ready", lambda: process)
    worker._process = process  # type: ignore[assignment]
    held = worker._claim()
    assert held is not None
    worker._analyse(held)
    with database.reading() as connection:
        job = analyses.find(connection, job_id, "a")
        assert job is not None
        assert job.state is State.DONE
        assert analyses.output_formats(connection, job_id) == {"json", "docx"}
        assert analyses.output(connection, job_id, "docx") == b"PK"
    assert not folders.of_job(job_id).exists()
    assert process.was_ended is not ends  # what hangs is ended; what ended is not used again


def test_without_any_report_a_crash_is_tried_again(database: Database, tmp_path: Path) -> None:
    folders = UploadFolders(tmp_path)
    with database.writing() as connection:
        job_id = analyses.new_id()
        analyses.accept(connection, job_id, "a", "k", ["a.md"], now=1.0, keep_seconds=60.0)
    worker = Worker(database, folders, Settings(tmp_path), "w")
    worker._process = ScriptedProcess([], ends=True)  # type: ignore[assignment]
    held = worker._claim()
    assert held is not None
    worker._analyse(held)
    with database.reading() as connection:
        job = analyses.find(connection, job_id, "a")
    assert job is not None
    assert job.state is State.WAITING
