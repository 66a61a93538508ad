"""The pages in a browser: accessible in every state, usable by key, and without a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from api.jobs import State, Verdict
from tests.pages.fakes import FakeDesk, job
from tests.pages.sample_report import BETTER, EVIL_ADVICE, long_report_bytes

_STATES = {
    "start": "/",
    "list": "/analyses",
    "overview": "/analyses/klaar",
    "supplier": "/analyses/klaar?blik=inschrijver",
    "text": "/analyses/klaar/tekst",
    "finding in the text": "/analyses/klaar/tekst#bevinding-2",
    "finding": "/analyses/klaar/bevinding/3",
    "what if": "/analyses/klaar/wat-als?f=f1",
    "downloads": "/analyses/klaar/downloads",
    "running": "/analyses/bezig",
    "failed": "/analyses/mislukt",
    "unknown": "/analyses/onbekend",
    "comparison": "/vergelijken?oud=klaar&nieuw=anders",
    "indicators": "/indicatoren",
    "indicator": "/indicatoren/risk-unlimited-liability",
    "kept": "/bewaren",
    "key": "/sleutel",
}
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SIZES = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}

Open = Callable[..., Any]


@pytest.mark.parametrize("size", _SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_passes_axe_and_fits(
    browser: Any, address: str, desk: FakeDesk, scheme: str, size: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    desk.steps = []
    # The checker is put into the page, which the policy of the page forbids.
    context = browser.new_context(
        viewport=_SIZES[size], color_scheme=scheme, locale="nl-NL", bypass_csp=True
    )
    page = context.new_page()
    problems = []
    for state, path in _STATES.items():
        page.goto(address + path)
        for details in page.query_selector_all("details:not([open]) > summary"):
            details.evaluate("summary => { summary.parentElement.open = true; }")
        result = axe.run(page, options={"runOnly": _RULES})
        problems += [
            (state, violation["id"], violation["nodes"][0]["html"])
            for violation in result.response["violations"]
        ]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > _SIZES[size]["width"]:
            problems.append((state, "wider than the screen", str(width)))
    context.close()
    assert problems == []


def test_a_stranger_copies_the_wording_for_the_worst_clause(open_page: Open, address: str) -> None:
    page = open_page("/analyses/klaar", permissions=["clipboard-read", "clipboard-write"])
    card = page.locator(".worst > li").first
    card.get_by_role("button", name="Kopieer deze tekst").click()
    card.get_by_text("✓ Gekopieerd").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == BETTER


def test_by_key_alone(open_page: Open, desk: FakeDesk) -> None:
    page = open_page("/analyses/klaar/tekst", permissions=["clipboard-read", "clipboard-write"])

    def focused(question: str) -> Any:
        return page.evaluate(f"document.activeElement.{question}")

    page.keyboard.press("Tab")
    assert focused("textContent") == "Naar de inhoud"
    assert focused("getBoundingClientRect().left") >= 0  # the skip link shows itself
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused("id") == "stuk"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert focused("parentElement.id") == "bevinding-1"
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    page.keyboard.press("Enter")
    assert focused("parentElement.open")
    page.keyboard.press("c")
    page.get_by_text("✓ Gekopieerd").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == EVIL_ADVICE
    while focused("textContent") != "Bewust gekozen, of klopt dit niet?":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Een jkc-reden")  # the letters of the short cuts are letters here
    page.keyboard.press("Tab")
    assert focused("textContent") == "Bewust gekozen"
    page.keyboard.press("Enter")
    page.get_by_text("✓ Bewaard bij het resultaat").wait_for()
    kept = desk.decided["klaar"]["f1"]
    assert (kept.verdict, kept.reason) == (Verdict.DELIBERATE, "Een jkc-reden")


def test_the_strip_is_one_stop_and_its_arrows_jump(open_page: Open) -> None:
    page = open_page("/analyses/klaar/tekst")
    assert page.locator(".strip a[tabindex='0']").count() == 1
    page.locator(".strip a").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#bepaling-d1.c2'")


def test_filters_answer_at_once(open_page: Open) -> None:
    page = open_page("/analyses/klaar/tekst")
    page.select_option("#f-ernst", "4")
    assert page.inner_text("[data-count]") == "2 van 4 bevindingen"
    assert page.locator("[data-finding]:visible").count() == 2
    page.check("[data-only]")
    assert page.locator(".clause:visible").count() == 2


def test_what_if_moves_the_figures(open_page: Open) -> None:
    page = open_page("/analyses/klaar/wat-als")
    after = page.locator("[data-figure=wantrouwen] [data-after]")
    assert after.inner_text() == "60"
    page.check("#w-f2")
    page.locator("[data-figure=wantrouwen] [data-after]", has_text="40").wait_for()
    page.check("#w-f1")
    page.locator("[data-figure=wantrouwen] [data-after]", has_text="25").wait_for()
    assert "f=f1" in page.url


def test_chosen_files_are_listed_and_can_be_left_out(open_page: Open, desk: FakeDesk) -> None:
    page = open_page("/")
    files = [
        {"name": "<b>a</b>.txt", "mimeType": "text/plain", "buffer": b"een"},
        {"name": "b.txt", "mimeType": "text/plain", "buffer": b"twee"},
    ]
    page.set_input_files("#bestanden", files)
    assert page.locator("[data-chosen] li").count() == 2
    assert page.locator("[data-chosen] b").count() == 0
    page.get_by_role("button", name="Haal <b>a</b>.txt weg").click()
    desk.steps = [job("nieuw", State.RUNNING), job("nieuw", State.DONE)]
    desk.reports["nieuw"] = desk.reports["klaar"]
    page.get_by_role("button", name="Analyseer de stukken").click()
    page.get_by_role("heading", name="In het kort").wait_for()
    assert desk.taken == [["b.txt"]]


def test_a_finding_in_a_long_text_is_fetched_when_it_opens(open_page: Open, desk: FakeDesk) -> None:
    desk.reports["klaar"] = long_report_bytes(200)
    page = open_page("/analyses/klaar/tekst#bevinding-180")
    finding = page.locator("#bevinding-180")
    finding.get_by_role("button", name="Kopieer deze tekst").wait_for()
    assert finding.get_by_text("Waarom dit opvalt").count() == 1
    assert page.evaluate("document.activeElement.parentElement.id") == "bevinding-180"
    # Only what was opened is fetched.
    assert page.locator("[data-load]").count() == 199


def test_without_a_script(open_page: Open, desk: FakeDesk) -> None:
    page = open_page("/", java_script_enabled=False)
    page.set_input_files(
        "#bestanden", [{"name": "a.txt", "mimeType": "text/plain", "buffer": b"een"}]
    )
    page.get_by_role("button", name="Analyseer de stukken").click()
    page.get_by_role("heading", name="Uw stukken wachten op hun beurt").wait_for()
    desk.put(job("nieuw", State.DONE, ["a.txt"]), desk.reports["klaar"])
    # The page comes back by itself.
    page.get_by_role("heading", name="In het kort").wait_for(timeout=15_000)
    page.get_by_role("link", name="Lees alle bevindingen in de tekst").click()
    page.select_option("#f-soort", "trust")
    page.get_by_role("button", name="Toon").click()
    assert page.locator("[data-finding]").count() == 1
    page.locator("[data-finding] > summary").click()
    page.get_by_text("Bewust gekozen, of klopt dit niet?").click()
    page.get_by_role("button", name="Klopt niet").click()
    assert page.url.endswith("/analyses/nieuw/tekst#bevinding-3")
    assert desk.decided["nieuw"]["f3"].verdict is Verdict.WRONG
