"""`dooi key`, `dooi db` and what stands in the way of `dooi serve`."""

from __future__ import annotations

import json
import logging
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from api.logs import JsonLines


def dooi(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "analyser", *words],
        env={**os.environ, "DOOI_DATA": str(folder)} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_keys_are_made_listed_and_revoked(tmp_path: Path) -> None:
    made = dooi(tmp_path, "key", "create", "inkoop", "--scope", "read")
    assert made.returncode == 0
    assert re.fullmatch(r"dooi_[0-9a-f]{12}_\S{43}\n", made.stdout)
    key_id, secret = made.stdout.strip().split("_", 2)[1:]
    listed = dooi(tmp_path, "key", "list").stdout
    assert key_id in listed
    assert "inkoop" in listed
    assert "geldig" in listed
    assert secret not in listed
    assert dooi(tmp_path, "key", "revoke", key_id).returncode == 0
    assert "ingetrokken" in dooi(tmp_path, "key", "list").stdout
    again = dooi(tmp_path, "key", "revoke", key_id)
    assert again.returncode == 1
    assert "ONBEKENDE_SLEUTEL" in again.stderr
    assert oct((tmp_path / "dooi.sqlite3").stat().st_mode & 0o777) == "0o600"


@pytest.mark.parametrize("name", ["", " ", "lokaal", "a\tb", "a" * 101])
def test_a_key_needs_a_usable_name(tmp_path: Path, name: str) -> None:
    refused = dooi(tmp_path, "key", "create", "--", name)
    assert refused.returncode == 1
    assert "[NAAM]" in refused.stderr


def test_the_database_is_upgraded(tmp_path: Path) -> None:
    for _ in range(2):
        assert dooi(tmp_path, "db", "upgrade").returncode == 0
    assert (tmp_path / "dooi.sqlite3").exists()


@pytest.mark.parametrize(
    ("words", "environment", "code"),
    [
        (("--host", "0.0.0.0"), {}, "GEEN_SLEUTELS"),  # noqa: S104 - it is refused
        ((), {"DOOI_ACCESS": "sleutels"}, "GEEN_SLEUTELS"),
        ((), {"DOOI_WORKERS": "veel"}, "INSTELLING"),
        ((), {"DOOI_LIMIT_MAX_FILES": "veel"}, "INSTELLING"),
        ((), {"DOOI_DATABASE": "postgresql://dooi:dooi@db/dooi"}, "ZWAK_WACHTWOORD"),
        ((), {"DOOI_DATABASE": "sqlite:////proc/nergens/x.sqlite3"}, "DATABASE"),
        ((), {"DOOI_DATABASE": "postgresql://dooi:Xk3-eigen@127.0.0.1:1/dooi"}, "DATABASE"),
        (
            (),
            {"DOOI_DATA": "/proc/nergens", "DOOI_DATABASE": "sqlite:///{folder}/x.sqlite3"},
            "MAP",
        ),
    ],
)
def test_what_is_wrong_with_the_service_is_one_sentence(
    tmp_path: Path, words: tuple[str, ...], environment: dict[str, str], code: str
) -> None:
    filled = {key: value.replace("{folder}", str(tmp_path)) for key, value in environment.items()}
    refused = dooi(tmp_path, "serve", "--port", "1", *words, **filled)
    assert refused.returncode == 1
    assert f"[{code}]" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert "Traceback" not in refused.stderr


def test_a_port_in_use_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = dooi(tmp_path, "serve", "--port", str(taken.getsockname()[1]))
    assert refused.returncode == 1
    assert "[ADRES]" in refused.stderr


def test_an_error_is_logged_without_its_words() -> None:
    def broken() -> None:
        raise RuntimeError("geheime bepaling")

    try:
        broken()
    except RuntimeError:
        record = logging.getLogger("proef").makeRecord(
            "proef", logging.ERROR, __file__, 1, "mis", (), sys.exc_info(), extra={"analysis": "x"}
        )
    line = JsonLines().format(record)
    assert "geheime" not in line
    assert json.loads(line)["error"] == "RuntimeError"
    assert json.loads(line)["where"][0].startswith("test_commands.py:")
    assert json.loads(line)["analysis"] == "x"
