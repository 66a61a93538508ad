"""The pages with a desk in memory: what stands in them and what forms do."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.jobs import Job, State, Verdict
from tests.pages.fakes import FakeDesk, LockedDoor, job, make_app
from tests.pages.sample_report import (
    BETTER,
    EVIL_ADVICE,
    EVIL_NAME,
    EVIL_TEXT,
    WORST,
    long_report_bytes,
)

_PAGES = (
    "/",
    "/analyses",
    "/analyses/klaar",
    "/analyses/klaar/tekst",
    "/analyses/klaar/tekst?soort=distrust&alleen=ja",
    "/analyses/klaar/bevinding/1",
    "/analyses/klaar/wat-als?f=f1",
    "/analyses/klaar/downloads",
    "/analyses/bezig",
    "/analyses/wacht",
    "/analyses/mislukt",
    "/analyses/onbekend",
    "/vergelijken",
    "/vergelijken?oud=klaar&nieuw=anders",
    "/indicatoren",
    "/indicatoren/risk-unlimited-liability",
    "/bewaren",
    "/sleutel",
)
_VOID = {"meta", "link", "input", "br", "img", "rect", "path", "circle"}


@pytest.fixture
def client(desk: FakeDesk, tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(desk, tmp_path), follow_redirects=False) as client:
        yield client


class _Page(HTMLParser):
    """Collects what the tests ask of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize("path", _PAGES)
def test_every_page_is_whole_and_runs_and_fetches_nothing_from_elsewhere(
    client: TestClient, path: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == (404 if path.endswith("onbekend") else 200)
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    page = _Page(answer.text)
    assert page.open == []
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for tag, attrs in page.tags:
        assert not [name for name in attrs if name.startswith("on")], (tag, attrs)
        assert "style" not in attrs
        for name in ("src", "href", "action"):
            target = attrs.get(name) or "/"
            assert target.startswith(("/", "#", "?")), target
            assert not target.startswith("//")
        if tag == "script":
            assert attrs.get("src")
        assert tag not in {"img", "em", "u", "i"} or path.startswith("/analyses/klaar/tekst")
        if tag == "i":  # the strip is drawn with these; none may come from a document
            assert re.fullmatch(r"[at][0-5]", attrs.get("class") or "")
    assert "<script>alert" not in answer.text
    assert "<b onclick" not in answer.text


def test_a_browser_asks_whether_a_style_or_script_changed(client: TestClient) -> None:
    assert client.get("/static/dooi.css").headers["cache-control"] == "no-cache"
    assert client.get("/").headers["cache-control"] == "no-store"


def test_texts_of_a_document_are_shown_as_text(client: TestClient) -> None:
    shown = "".join(_Page(client.get("/analyses/klaar/tekst").text).text)
    assert EVIL_TEXT in shown
    assert EVIL_NAME in shown
    assert EVIL_ADVICE in shown
    assert "Kop <i>schuin</i>" in shown


def test_the_heaviest_finding_stands_first_with_its_wording_and_a_button(
    client: TestClient,
) -> None:
    html = client.get("/analyses/klaar").text
    first = html[html.index('<ol class="worst">') :]
    assert first.index(WORST) < first.index("Afwenteling")
    assert first.index(BETTER) < first.index("Afwenteling")
    assert 'data-copy="begin-f2"' in first
    assert 'href="/analyses/klaar/tekst#bevinding-2"' in first


def test_the_result_tells_the_verdict_the_zone_and_what_was_not_read(client: TestClient) -> None:
    html = client.get("/analyses/klaar").text
    assert "60 van 100" in html
    assert 'role="img"' in html
    assert "Vertrouwen in de tekst: 20 van 100." in html
    assert "Het bestand foto.png is overgeslagen." in html
    assert "nota van inlichtingen" in html


def test_a_supplier_gets_questions_and_keeps_his_view_in_links(client: TestClient) -> None:
    html = client.get("/analyses/klaar?blik=inschrijver").text
    assert "Kunt u toelichten waarom u hiervoor kiest?" in html
    assert "/analyses/klaar/tekst?blik=inschrijver" in html
    assert "Kunt u toelichten" not in client.get("/analyses/klaar?blik=ander").text


def test_an_uncertain_norm_is_not_shown(client: TestClient) -> None:
    html = client.get("/analyses/klaar/bevinding/1").text
    assert "voorschrift 3.9 D – gevonden in een bron" in html
    assert "niet vaststaat" not in html


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [1, 2, 3, 4]),
        ("soort=trust", [3]),
        ("familie=risk", [1, 4]),
        ("ernst=4", [2, 3]),
        ("fase=aanbesteding", []),
        ("stuk=d2", [4]),
        ("ernst=zes&familie=onzin&stuk=weg", [1, 2, 3, 4]),
    ],
)
def test_filters_without_a_script(client: TestClient, query: str, numbers: list[int]) -> None:
    html = client.get(f"/analyses/klaar/tekst?{query}").text
    assert [int(n) for n in re.findall(r'id="bevinding-(\d+)"', html)] == numbers
    assert f"{len(numbers)} van 4 bevindingen" in html


def test_only_clauses_with_a_finding(client: TestClient) -> None:
    html = client.get("/analyses/klaar/tekst?alleen=ja&ernst=5").text
    assert re.findall(r'id="bepaling-([\w.]+)"', html) == ["d1.c2"]


def test_the_strip_leads_to_clauses_that_are_there(client: TestClient) -> None:
    html = client.get("/analyses/klaar/tekst").text
    targets = re.findall(r'href="#bepaling-([\w.]+)"', html)
    assert targets == ["d1.c1", "d1.c2", "d1.c3", "d2.c1"]
    assert all(f'id="bepaling-{target}"' in html for target in targets)
    assert "1 aandachtspunt, zwaarste 5 van 5" in html


def test_what_if_multiplies_distrust_and_adds_room(client: TestClient) -> None:
    answer = client.get("/analyses/klaar/wat-als.json?f=f1&f=f2&f=f2&f=onbekend")
    after = {each["id"]: each["after"] for each in answer.json()}
    # 100 - 40 * (50/40) * (60/40) = 25; the room for CO2 cannot pass 100.
    assert after == {
        "wantrouwen": "25",
        "circulair": "34",
        "co2": "100",
        "vertrouwen": "26",
        "onderbouwing": "70",
    }
    html = client.get("/analyses/klaar/wat-als?f=f1").text
    assert "Kruis de 2 aan die samen het meest doen" in html
    assert 'value="f1" checked' in html
    assert "f=f1&amp;f=f2" in html


def test_one_best_edit_is_not_called_several(client: TestClient, desk: FakeDesk) -> None:
    single = json.loads(desk.reports["klaar"])
    single["edits"]["steps"] = single["edits"]["steps"][:1]
    desk.reports["klaar"] = json.dumps(single).encode()
    html = client.get("/analyses/klaar/wat-als").text
    assert "Kruis aan wat het meest doet" in html
    assert "Deze aanpassing brengt dat van 60 naar 50" in html


def test_a_decision_by_form_leads_back_to_its_place(client: TestClient, desk: FakeDesk) -> None:
    sent = {"bevinding": "f2", "oordeel": "bewust", "reden": " De <i>wet</i>\x07 vraagt het. "}
    answer = client.post("/analyses/klaar/oordeel", data=sent)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/analyses/klaar/tekst#bevinding-2"
    kept = desk.decided["klaar"]["f2"]
    assert (kept.verdict, kept.reason) == (Verdict.DELIBERATE, "De <i>wet</i> vraagt het.")
    html = client.get("/analyses/klaar/downloads").text
    assert "De &lt;i&gt;wet&lt;/i&gt; vraagt het." in html
    assert "Uw oordelen gaan mee in het rekenblad, SARIF en JSON." in html


def test_a_decision_by_script_gets_json(client: TestClient, desk: FakeDesk) -> None:
    headers = {"accept": "application/json"}
    sent = {"bevinding": "f1", "oordeel": "klopt-niet"}
    answer = client.post("/analyses/klaar/oordeel", data=sent, headers=headers)
    assert answer.json() == {"decided": "Klopt niet", "reason": ""}
    sent["oordeel"] = "intrekken"
    answer = client.post("/analyses/klaar/oordeel", data=sent, headers=headers)
    assert answer.json() == {"decided": "", "reason": ""}
    assert desk.decided["klaar"] == {}


@pytest.mark.parametrize(
    ("verdict", "said"), [("bewust", "Schrijf bij"), ("mooi", "Kies"), ("", "formulier")]
)
def test_a_decision_that_cannot_be_kept(client: TestClient, verdict: str, said: str) -> None:
    answer = client.post("/analyses/klaar/oordeel", data={"bevinding": "f1", "oordeel": verdict})
    assert answer.status_code == 422
    assert said in answer.text
    assert answer.headers["content-type"].startswith("text/html")


def test_a_form_of_another_site_is_refused(client: TestClient, desk: FakeDesk) -> None:
    answer = client.post("/analyses/klaar/verwijderen", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert "klaar" in desk.found


def test_delete_leads_to_the_list(client: TestClient, desk: FakeDesk) -> None:
    answer = client.post("/analyses/klaar/verwijderen")
    assert answer.status_code == 303
    assert "klaar" not in desk.found
    assert "verwijderd, met haar resultaat" in client.get(answer.headers["location"]).text


def test_upload_leads_to_progress(client: TestClient, desk: FakeDesk, tmp_path: Path) -> None:
    files = [("files", ("../../leidraad.txt", b"Tekst")), ("files", ("b.txt", b"Nog een"))]
    answer = client.post("/analyses", files=files)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/analyses/nieuw"
    assert desk.taken == [["leidraad.txt", "b.txt"]]
    waiting = client.get("/analyses/nieuw").text
    assert "Er gaan 2 analyses voor." in waiting
    assert '<noscript><meta http-equiv="refresh"' in waiting


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [(None, 422, "Kies eerst"), (b"x" * 3_000_000, 413, "groter dan 2 MB")],
)
def test_an_upload_that_is_refused_explains_itself(
    client: TestClient, content: bytes | None, status: int, said: str
) -> None:
    files = [("files", ("", b"") if content is None else ("groot.txt", content))]
    answer = client.post("/analyses", files=files)
    assert answer.status_code == status
    assert said in answer.text
    assert 'role="alert"' in answer.text
    assert 'aria-invalid="true"' in answer.text


def test_progress_as_events(client: TestClient, desk: FakeDesk) -> None:
    desk.steps = [job("bezig", State.RUNNING, [EVIL_NAME]), job("bezig", State.DONE, [EVIL_NAME])]
    answer = client.get("/analyses/bezig/voortgang")
    assert answer.headers["content-type"].startswith("text/event-stream")
    said = [json.loads(line[6:]) for line in answer.text.splitlines() if line.startswith("data: ")]
    assert [(each["percent"], each["final"]) for each in said] == [(25, False), (100, True)]
    assert said[0]["sentence"] == "Bepalingen beoordelen: 30 van 120."


def test_progress_says_when_the_analysis_is_gone(client: TestClient, desk: FakeDesk) -> None:
    running = desk.found["bezig"]

    async def watch(job_id: str, owner: str) -> AsyncIterator[Job]:
        yield running
        del desk.found[job_id]

    desk.watch = watch  # type: ignore[method-assign]
    text = client.get("/analyses/bezig/voortgang").text
    assert [line for line in text.splitlines() if line.startswith("event")] == [
        "event: stand",
        "event: weg",
    ]


def test_a_failed_analysis_says_why(client: TestClient) -> None:
    html = client.get("/analyses/mislukt").text
    assert "Deze PDF heeft geen leesbare tekst." in html
    assert "PDF_GEEN_TEKST" in html


def test_a_report_that_cannot_be_read_any_more(client: TestClient, desk: FakeDesk) -> None:
    desk.reports["klaar"] = b'{"schema_version": "0.1"}'
    answer = client.get("/analyses/klaar")
    assert answer.status_code == 409
    assert "analyseer de stukken opnieuw" in answer.text


def test_downloads_are_those_of_this_dossier_for_this_reader(
    client: TestClient, desk: FakeDesk
) -> None:
    html = client.get("/analyses/klaar/downloads").text
    assert 'href="/v1/analyses/klaar/report.xlsx"' in html
    assert 'href="/v1/analyses/klaar/report.docx"' in html
    assert "Rapport (Word)" in html
    assert "annotated.zip" not in html
    desk.kept = frozenset({"html-supplier", "docx-supplier", "annotated-supplier"})
    html = client.get("/analyses/klaar/downloads?blik=inschrijver").text
    assert 'href="/v1/analyses/klaar/report.docx?perspective=supplier"' in html
    assert "Uw Word-bestand met opmerkingen" in html
    assert "Rapport (PDF)" in html
    assert 'href="/v1/analyses/klaar/annotated.zip?perspective=supplier"' in html


def test_what_is_kept_names_the_copies_with_comments(client: TestClient) -> None:
    assert "kopie van uw Word-bestanden en PDF’s" in client.get("/bewaren").text
    assert "een kopie van de stukken waarin de bevindingen staan" in client.get("/").text


def test_two_drafts(client: TestClient) -> None:
    html = client.get("/vergelijken?oud=klaar&nieuw=anders").text
    assert "Weg: Onbeperkte aansprakelijkheid" in html
    assert "<del>" in html
    assert "<ins>" in html


def test_a_long_text_leaves_the_insides_of_findings_to_be_fetched(
    client: TestClient, desk: FakeDesk
) -> None:
    desk.reports["klaar"] = long_report_bytes(200)
    html = client.get("/analyses/klaar/tekst").text
    assert html.count("data-load=") == 200
    assert "Waarom dit opvalt" not in html
    assert "Waarom dit opvalt" in client.get("/analyses/klaar/bevinding/200").text
    assert client.get("/analyses/klaar/bevinding/201").status_code == 404


def test_a_key_leads_on_inside_this_service_only(client: TestClient) -> None:
    for target, place in (("/analyses", "/analyses"), ("//elders.nl", "/"), ("https://e.nl", "/")):
        answer = client.post("/sleutel", data={"sleutel": "dooi_abc", "naar": target})
        assert answer.status_code == 303
        assert answer.headers["location"] == place


def test_who_has_no_key_is_asked_for_it_and_comes_back(desk: FakeDesk, tmp_path: Path) -> None:
    app = make_app(desk, tmp_path)
    app.state.doorkeeper = LockedDoor()
    with TestClient(app, follow_redirects=False) as client:
        asked = client.get("/analyses/klaar")
        assert asked.headers["location"] == "/sleutel?naar=%2Fanalyses%2Fklaar"
        assert 'value="/analyses/klaar"' in client.get(asked.headers["location"]).text
        wrong = client.post("/sleutel", data={"sleutel": "fout", "naar": "/"})
        assert wrong.status_code == 401
        assert "Deze sleutel is niet geldig." in wrong.text
        right = client.post("/sleutel", data={"sleutel": "goed", "naar": "/analyses/klaar"})
        assert right.headers["location"] == "/analyses/klaar"
        assert "HttpOnly" in right.headers["set-cookie"]
        html = client.get("/analyses/klaar").text
        assert "Sleutel uit deze browser halen" in html
        left = client.post("/sleutel/weg")
        assert left.headers["location"] == "/sleutel"
        assert client.get("/analyses/klaar").status_code == 303
