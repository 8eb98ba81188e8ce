"""``lesson … --on host``, killed with SIGKILL when so many commands have been carried out."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from pingproof.lesson.cli import main
from pingproof.lesson.host import twin

count = int(sys.argv[1])
original = twin.HostTwin.start


def start(self: twin.HostTwin, command: Any) -> Any:
    """Count a command, or end here."""
    global count
    if count == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    count -= 1
    return original(self, command)


# The one place that sees every command of a run before it is carried out: where a run is to die.
twin.HostTwin.start = start  # type: ignore[method-assign]
sys.exit(main([*sys.argv[2:], "--on", "host"]))
