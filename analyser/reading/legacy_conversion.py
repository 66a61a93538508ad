"""Runs LibreOffice on one hostile file: no macros, no network, bounded, and gone afterwards."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from analyser.reading.limits import Limits

_PROGRAMS = ("soffice", "libreoffice")
_KIBIBYTE = 1024
_FILE_BLOCK = 512  # bytes in the unit of `ulimit -f`
# The shell raises its own soft limit on memory, which the reader of uploads sets too low for
# LibreOffice, and then becomes LibreOffice. Doing it in Python between fork and exec is not
# safe in a process with threads. A watcher reads from a pipe that we hold: when we are killed
# it reads the end and ends the whole process group.
_BOUNDED = """
ulimit -S -v "$1"; ulimit -t "$2"; ulimit -f "$3"; ulimit -c 0; shift 3
exec 3<&0
( read -r _ <&3; kill -KILL 0 ) &
exec "$@" </dev/null 3<&-
"""
_SETTINGS = {
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel"): "3",
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution"): "true",
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks"): "true",
    ("org.openoffice.Office.Common/Misc", "FirstRun"): "false",
    ("org.openoffice.Office.Writer/Content/Update", "Link"): "0",
    ("org.openoffice.Office.Calc/Content/Update", "Link"): "2",
    ("org.openoffice.Office.Recovery/AutoSave", "Enabled"): "false",
    # A proxy that is not there: whatever still reaches for the network finds nothing.
    ("org.openoffice.Inet/Settings", "ooInetProxyType"): "2",
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName"): "127.0.0.1",
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort"): "9",
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName"): "127.0.0.1",
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort"): "9",
}

Reason = Literal["missing", "failed", "time"]


@dataclass(frozen=True, slots=True)
class Conversion:
    """From which suffix and with which import filter, to which suffix and export filter."""

    source: str
    source_filter: str
    target: str
    target_filter: str


class NotConvertedError(Exception):
    """A file could not be converted: LibreOffice is missing, it failed, or it took too long."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def convert(path: Path, folder: Path, conversion: Conversion, limits: Limits) -> Path:
    """Convert a file and give where the result is.

    LibreOffice runs with a profile of its own in `folder`, in a process group that is killed
    at the end, whatever happened, and also when the calling process is killed.

    Args:
        path: the file.
        folder: an empty, private folder; the result stands in it.
        conversion: what to make of what.
        limits: bounds on time, memory and size.

    Raises:
        NotConvertedError: there is no result.
        OSError: the file cannot be copied.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise NotConvertedError("missing")
    source = folder / f"in.{conversion.source}"
    shutil.copyfile(path, source)
    _write_profile(folder / "profile")
    (folder / "out").mkdir()
    command = [
        *_bounds(limits),
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nolockcheck",
        "--nodefault",
        f"--infilter={conversion.source_filter}",
        "--convert-to",
        f"{conversion.target}:{conversion.target_filter}",
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    _run(command, folder, limits.convert_seconds)
    result = folder / "out" / f"in.{conversion.target}"
    if not result.is_file():
        raise NotConvertedError("failed")
    return result


def _run(command: list[str], folder: Path, seconds: float) -> None:
    environment = {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
    }
    try:
        process = subprocess.Popen(  # noqa: S603 - own command line, no shell text of a user
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise NotConvertedError("missing") from error
    with process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise NotConvertedError("time") from error
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _bounds(limits: Limits) -> list[str]:
    """The shell command that sets bounds on memory, processor time and size of files."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    memory = limits.convert_memory
    if hard != resource.RLIM_INFINITY:
        memory = min(memory, hard)
    return [
        "/bin/sh",
        "-c",
        _BOUNDED,
        "sh",
        str(memory // _KIBIBYTE),
        str(max(1, round(limits.convert_seconds))),
        str(max(1, limits.max_inflated_bytes // _FILE_BLOCK)),
    ]


def _write_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for (path, name), value in _SETTINGS.items()
    )
    target = folder / "user" / "registrymodifications.xcu"
    target.parent.mkdir(parents=True)
    target.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items '
        'xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        encoding="utf-8",
    )
