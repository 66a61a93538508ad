"""The container: what is copied is there, and nobody gets more rights than is needed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def dockerfile() -> str:
    return (ROOT / "Dockerfile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))


def copied(dockerfile: str) -> set[str]:
    """What the image is built from, by name in the checkout."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", dockerfile, re.MULTILINE)
    return {source for line in lines for source in line.split()[:-1]}


def test_the_build_gets_what_the_dockerfile_copies_and_nothing_else(dockerfile: str) -> None:
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in ignore if line and not line.startswith("#")]
    assert rules[0] == "*"
    assert {rule[1:] for rule in rules if rule.startswith("!")} == copied(dockerfile)
    assert all((ROOT / name).exists() for name in copied(dockerfile))


def test_what_the_wheel_is_made_of_is_copied(dockerfile: str) -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = project.split("[tool.hatch.build.targets.wheel", 1)[1].split(
        "[tool.hatch.build.targets.sdist"
    )[0]
    packages = set(re.findall(r'"(\w+)"[,\]]', block))
    included = set(re.findall(r'^"(\w+)" =', block, re.MULTILINE))
    assert packages
    assert included
    assert packages | included <= copied(dockerfile)


def test_the_image_is_built_and_run_on_the_same_python(dockerfile: str) -> None:
    bases = re.findall(r"^FROM (\S+)", dockerfile, re.MULTILINE)
    assert len(bases) == 2
    assert len(set(bases)) == 1


def test_the_image_does_not_run_as_root(dockerfile: str) -> None:
    [user] = re.findall(r"^USER (\d+):(\d+)$", dockerfile, re.MULTILINE)
    assert "0" not in user
    assert f"--uid {user[0]}" in dockerfile


@pytest.mark.parametrize("name", ["api", "worker"])
def test_our_services_have_no_rights(compose: dict[str, Any], name: str) -> None:
    service = compose["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_only_the_api_can_be_reached_and_only_from_this_computer(compose: dict[str, Any]) -> None:
    ports = {name: service.get("ports", []) for name, service in compose["services"].items()}
    assert [name for name, published in ports.items() if published] == ["api"]
    assert all(port.startswith("127.0.0.1:") for port in ports["api"])


def test_files_are_read_where_there_is_no_way_out(compose: dict[str, Any]) -> None:
    closed = {name for name, network in compose["networks"].items() if network.get("internal")}
    assert set(compose["services"]["worker"]["networks"]) <= closed
    assert set(compose["services"]["database"]["networks"]) <= closed


def test_there_is_no_password_in_the_tree(compose: dict[str, Any]) -> None:
    values = [
        value
        for service in compose["services"].values()
        for name, value in service["environment"].items()
        if name in {"DOOI_DATABASE", "POSTGRES_PASSWORD"}
    ]
    assert len(values) == 3
    assert all("${DOOI_DATABASE_PASSWORD:?" in value for value in values)
