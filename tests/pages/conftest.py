"""A browser, and a server with the pages on a desk in memory."""

from __future__ import annotations

import asyncio
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn

from api.jobs import State
from tests.pages.fakes import FakeDesk, job, make_app
from tests.pages.sample_report import EVIL_NAME, later_report_bytes, report_bytes

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def full_desk() -> FakeDesk:
    """A desk with an analysis in every state, and two that are done."""
    desk = FakeDesk()
    desk.put(job("klaar", State.DONE, [EVIL_NAME, "bijlage.pdf"]), report_bytes())
    desk.put(job("anders", State.DONE, ["nieuw.docx"]), later_report_bytes())
    desk.put(job("bezig", State.RUNNING, [EVIL_NAME]))
    desk.put(job("wacht", State.WAITING))
    desk.put(job("mislukt", State.FAILED))
    return desk


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not installed (scripts/system-packages.sh)")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def desk() -> FakeDesk:
    return full_desk()


@pytest.fixture
def address(desk: FakeDesk, tmp_path: Path) -> Iterator[str]:
    """Where the pages are served."""
    config = uvicorn.Config(
        make_app(desk, tmp_path), host="127.0.0.1", port=0, log_level="error", lifespan="off"
    )
    server = uvicorn.Server(config)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=lambda: loop.run_until_complete(server.serve()))
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    server.force_exit = True
    thread.join()
    loop.close()


@pytest.fixture
def open_page(browser: object, address: str) -> Iterator[Callable[..., object]]:
    """Opens a path in a fresh browser; what a page logs as an error fails the test."""
    contexts = []
    errors: list[str] = []

    def open_path(path: str, **options: object) -> object:
        context = browser.new_context(locale="nl-NL", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        page.on("dialog", lambda dialog: errors.append(f"dialog: {dialog.message}"))
        page.goto(address + path)
        return page

    yield open_path
    for context in contexts:
        context.close()
    assert errors == []
