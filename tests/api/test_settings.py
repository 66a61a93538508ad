"""Settings come from the environment; a wrong one gives one Dutch sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.settings import Access, SettingError, Settings, read_settings


def test_settings_come_from_the_environment(tmp_path: Path) -> None:
    settings = read_settings(
        {
            "DOOI_DATA": str(tmp_path),
            "DOOI_ACCESS": "sleutels",
            "DOOI_HOSTS": "dooi.example, Intern.example",
            "DOOI_MAX_UPLOAD_MB": "5",
            "DOOI_WORKERS": "0",
            "DOOI_DATABASE": "postgresql://dooi:Xk3-lang-en-eigen@db/dooi",
        }
    )
    assert settings.folder == tmp_path
    assert settings.access is Access.KEYS
    assert settings.hosts == ("dooi.example", "intern.example")
    assert settings.max_upload == 5_000_000
    assert settings.workers == 0
    assert settings.database_url.drivername == "postgresql+psycopg"


def test_settings_survive_the_way_to_another_process(tmp_path: Path) -> None:
    settings = Settings(
        tmp_path, "sqlite:///x.sqlite3", Access.KEYS, ("a.example",), 2_000_000, 3, 4, 5, 6, 7, 8
    )
    assert read_settings(settings.as_environment()) == settings


@pytest.mark.parametrize("value", ["-1", "veel", "1.5", "٣", "1e3", "99999999999"])
@pytest.mark.parametrize(
    "name",
    [
        "DOOI_WORKERS",
        "DOOI_MAX_UPLOAD_MB",
        "DOOI_MAX_QUEUE",
        "DOOI_MAX_QUEUE_PER_OWNER",
        "DOOI_RATE_PER_MINUTE",
        "DOOI_KEEP_HOURS",
        "DOOI_JOB_SECONDS",
    ],
)
def test_a_wrong_number_is_refused(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name) as error:
        read_settings({name: value})
    assert error.value.message.endswith(".")


@pytest.mark.parametrize("name", ["DOOI_MAX_UPLOAD_MB", "DOOI_KEEP_HOURS", "DOOI_JOB_SECONDS"])
def test_zero_is_refused_where_it_makes_no_sense(name: str) -> None:
    with pytest.raises(SettingError, match=name):
        read_settings({name: "0"})


def test_an_unknown_way_of_access_is_refused() -> None:
    with pytest.raises(SettingError, match="DOOI_ACCESS"):
        read_settings({"DOOI_ACCESS": "iedereen"})


@pytest.mark.parametrize("password", ["dooi", "postgres", "wachtwoord", "geheim", "changeme", ""])
def test_a_password_that_everybody_knows_is_refused(password: str) -> None:
    with pytest.raises(SettingError) as error:
        read_settings({"DOOI_DATABASE": f"postgresql://dooi:{password}@db/dooi"})
    assert error.value.code == "ZWAK_WACHTWOORD"


@pytest.mark.parametrize(
    "address", ["mysql://a:b@c/d", "onzin", "postgresql", "://", "sqlite://", "sqlite:///:memory:"]
)
def test_another_database_is_refused_without_repeating_the_address(address: str) -> None:
    with pytest.raises(SettingError, match="DOOI_DATABASE") as error:
        read_settings({"DOOI_DATABASE": address})
    assert "a:b" not in error.value.message
