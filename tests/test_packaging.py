"""The wheel works outside the checkout, and nothing in the tree gives away where it was made."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from analyser.version import __version__

ROOT = Path(__file__).parents[1]
RUN_ELSEWHERE = """
import sys
sys.path.insert(0, sys.argv[1])
from analyser.lexicon import lexicon_folder, load_lexicon
assert str(lexicon_folder()).startswith(sys.argv[1]), lexicon_folder()
print(len(load_lexicon().indicators))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "-o",
        str(target),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
    [path] = target.glob("*.whl")
    return path


def test_the_wheel_holds_packages_lexicons_and_templates(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"analyser", "api", f"dooi-{__version__}.dist-info"}
    ours = {p.relative_to(ROOT).as_posix() for p in (ROOT / "lexicons").rglob("*.yaml")}
    assert {f"analyser/data/{name}" for name in ours} <= set(names)
    for part in ("report.schema.json", "report.html.j2", "report.css"):
        assert any(name.endswith(part) for name in names), part
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_installed_lexicon_is_found_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    script = tmp_path / "elsewhere.py"
    script.write_text(RUN_ELSEWHERE, encoding="utf-8")
    output = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-P", str(script), str(tmp_path / "site")],
        check=True, capture_output=True, text=True, cwd=tmp_path,
    ).stdout  # fmt: skip
    assert int(output) >= 50


def test_the_lock_file_has_hashes_and_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9][\w.\-]*==", text, re.MULTILINE | re.IGNORECASE)
    assert len(pins) > 50
    assert text.count("--hash=sha256:") >= len(pins)
    assert "://" not in text
    assert "index-url" not in text


def test_every_direct_dependency_is_locked_and_explained() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = project.split("dependencies = [", 1)[1].split("]", 1)[0]
    names = re.findall(r'"([a-z0-9\-]+)', block)
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    why = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert len(names) > 8
    for name in names:
        assert re.search(rf"^{re.escape(name)}==", lock, re.MULTILINE), name
        assert name in why, name
