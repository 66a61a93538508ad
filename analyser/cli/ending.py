"""How a command ends that is told to stop before it is done."""

from __future__ import annotations

import signal


def clear_up_when_ended() -> None:
    """Let SIGTERM and a closed terminal end this command as Ctrl+C does: everything is cleared up.

    Without this the copies that were unpacked from a ZIP would stay behind on the disk. A signal
    that is ignored (`nohup`) stays ignored.
    """
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)
