"""The bounds on reading can be set, and every setting is documented."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from analyser.cli.main import run
from analyser.errors import DooiError
from analyser.reading import DEFAULT_LIMITS, Limits, limits_from_environment
from analyser.reading.limits import variable

PAGE = Path(__file__).parents[2] / "docs" / "operations.md"
FIELDS = dataclasses.fields(Limits)


def test_without_variables_the_bounds_are_the_usual_ones():
    assert limits_from_environment({}) == DEFAULT_LIMITS
    assert limits_from_environment({"DOOI_LIMIT_MAX_FILES": " ", "PATH": "x"}) == DEFAULT_LIMITS


@pytest.mark.parametrize("field", [field.name for field in FIELDS])
def test_every_bound_can_be_set(field):
    name = f"DOOI_LIMIT_{field.upper()}"
    assert name == variable(field)
    assert limits_from_environment({name: " 7 "}) == dataclasses.replace(
        DEFAULT_LIMITS, **{field: 7}
    )


def test_no_zip_in_a_zip_is_a_bound():
    assert limits_from_environment({"DOOI_LIMIT_MAX_NESTING": "0"}).max_nesting == 0


@pytest.mark.parametrize(
    "text", ["0", "-1", "1.5", "veel", "1e9", "1_000", "٣", "²", "9" * 5000, "10000000000"]
)
def test_a_bad_value_is_one_dutch_sentence(text):
    with pytest.raises(DooiError) as caught:
        limits_from_environment({"DOOI_LIMIT_READ_SECONDS": text})
    assert caught.value.code == "INSTELLING"
    assert caught.value.message == (
        "De instelling DOOI_LIMIT_READ_SECONDS moet een geheel getal van 1 tot en met 1000000000 "
        "zijn."
    )


def test_every_bound_is_in_the_table_with_its_default():
    page = PAGE.read_text(encoding="utf-8")
    missing = [
        field.name
        for field in FIELDS
        if f"| `{variable(field.name)}` | {field.default} |" not in page
    ]
    assert not missing


@pytest.fixture
def contract(tmp_path):
    path = tmp_path / "in" / "overeenkomst.md"
    path.parent.mkdir()
    path.write_text("De leverancier levert op tijd.\n" * 9, encoding="utf-8")
    return path


def test_the_commands_keep_to_the_bounds(contract, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DOOI_LIMIT_MAX_FILE_BYTES", "99")
    assert run(["analyse", str(contract)]) == 1
    assert "[TE_GROOT]" in capsys.readouterr().err
    assert run(["batch", str(contract.parent), "-o", str(tmp_path / "uit")]) == 0
    assert "TE_GROOT" in (tmp_path / "uit" / "fouten.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["analyse", "batch"])
def test_the_commands_refuse_a_bad_bound(command, contract, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DOOI_LIMIT_MAX_FILES", "veel")
    output = tmp_path / "uit"
    assert run([command, str(contract.parent), "-o", str(output)]) == 1
    assert "DOOI_LIMIT_MAX_FILES" in capsys.readouterr().err
    assert not output.exists()
