"""What several rooms' tests share."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from analyser.pipeline import Engine, load_engine, load_rules

ROOT = Path(__file__).parents[1]

# A shell starts what it runs in the background deaf to signals, and so would every command be
# that a test starts and ends.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(scope="session", autouse=True)
def own_caches(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What tests build is not kept in the cache folder of the user."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("caches"))


@pytest.fixture(scope="session")
def engine() -> Engine:
    return load_engine()


@pytest.fixture(scope="session")
def rules() -> Engine:
    """An engine in which the rules judge alone."""
    return load_rules()


@pytest.fixture(scope="session")
def samples() -> Path:
    return ROOT / "corpus_samples" / "tenders"
