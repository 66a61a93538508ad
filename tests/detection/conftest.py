"""The tests of this room are about the rules, without the classifier."""

from __future__ import annotations

import pytest

from analyser.pipeline import Engine


@pytest.fixture(scope="session")
def engine(rules: Engine) -> Engine:
    return rules
