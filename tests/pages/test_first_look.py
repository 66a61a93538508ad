"""What a stranger sees first: how sure a point is, and a picture in which nothing is covered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.pages.fakes import FakeDesk, make_app
from tests.pages.sample_report import report_bytes

_UNSURE = "Minder zeker herkend"
_COVERED = """() => {
  const svg = document.querySelector('.matrix svg'), frame = svg.getBoundingClientRect();
  const labels = [...svg.querySelectorAll('text:not(.letter)')].map(
    (text) => [text.textContent, text.getBoundingClientRect()]);
  const points = [...svg.querySelectorAll('circle')].map((c) => c.getBoundingClientRect());
  const meet = (a, b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const faults = [];
  for (const [name, box] of labels) {
    if (box.left < frame.left || box.right > frame.right ||
        box.top < frame.top || box.bottom > frame.bottom) faults.push('outside: ' + name);
    if (points.some((point) => meet(point, box))) faults.push('covered: ' + name);
    for (const [other, place] of labels)
      if (other !== name && meet(box, place)) faults.push(name + ' over ' + other);
  }
  for (const point of points)
    if (point.left < frame.left || point.right > frame.right) faults.push('a point is cut off');
  return faults;
}"""

Open = Callable[..., Any]


@pytest.fixture
def client(desk: FakeDesk, tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(desk, tmp_path)) as client:
        yield client


def placed(analysis: float, propensity: float) -> bytes:
    """The sample report with its dossier and its phases at one place in the picture."""
    report = json.loads(report_bytes())
    trust = report["scores"]["trust"]
    for each in (trust, *trust["by_phase"].values()):
        each.update(analysis=analysis, propensity=propensity)
    return json.dumps(report).encode()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("propensity", [0.0, 100.0])
@pytest.mark.parametrize("analysis", [0.0, 100.0])
def test_no_point_covers_a_name_in_the_picture_of_trust(
    open_page: Open, desk: FakeDesk, analysis: float, propensity: float, width: int
) -> None:
    desk.reports["klaar"] = placed(analysis, propensity)
    page = open_page("/analyses/klaar", viewport={"width": width, "height": 844})
    assert page.locator(".matrix circle").count() == 2
    assert page.evaluate(_COVERED) == []


def test_on_a_phone_the_worst_clause_is_one_tap_away(open_page: Open) -> None:
    expect = pytest.importorskip("playwright.sync_api").expect
    name = "Naar de zwaarste bepalingen"
    page = open_page("/analyses/klaar", viewport={"width": 390, "height": 844})
    page.get_by_role("link", name=name).click()
    assert page.url.endswith("#begin")
    expect(page.get_by_role("button", name="Kopieer deze tekst").first).to_be_in_viewport()
    wide = open_page("/analyses/klaar", viewport={"width": 1280, "height": 900})
    assert wide.get_by_role("link", name=name).count() == 0


def test_a_point_that_is_less_sure_says_so(client: TestClient, desk: FakeDesk) -> None:
    assert _UNSURE not in client.get("/analyses/klaar").text
    report = json.loads(report_bytes())
    report["findings"][0]["confidence"] = 0.48
    desk.reports["klaar"] = json.dumps(report).encode()
    assert client.get("/analyses/klaar").text.count(_UNSURE) == 1
