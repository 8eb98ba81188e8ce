"""The outer sandbox: host mode is only ever tested in there, never on the network that the tests themselves run on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Self

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STATE_DIRECTORY = "/run/pingproof"


class Outer:
    """A machine in network and mount namespaces of its own."""

    def __init__(self, world: str = "plain") -> None:
        flags = "-nm" if os.geteuid() == 0 else "-Urnm"
        self.process = subprocess.Popen(
            ["unshare", flags, "--propagation", "private", "bash", str(HERE / "machine.sh"), str(ROOT), world],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()

    def words(self, *command: str) -> list[str]:
        """A command line that runs a command inside; it is never the machine's own network."""
        pid = self.process.pid
        outer, own = (os.stat(f"/proc/{each}/ns/net").st_ino for each in (pid, "self"))
        assert outer != own, "host mode is not tested on the machine's own network"
        user = [] if os.geteuid() == 0 else ["--user", "--preserve-credentials"]
        return ["nsenter", "-t", str(pid), *user, "-n", "-m", f"--wd={ROOT}", "--", *command]

    def environment(self, **more: str) -> dict[str, str]:
        """What a program inside sees."""
        return {**os.environ, "PYTHONPATH": str(ROOT), "PINGPROOF_STATE_DIR": STATE_DIRECTORY, "COLUMNS": "200", **more}

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a program inside."""
        return subprocess.run(
            self.words(*command), capture_output=True, text=True, env=self.environment(), check=False, timeout=300
        )

    def shell(self, script: str) -> str:
        """Run lines of bash inside, which must succeed."""
        ended = self.run("bash", "-ec", script)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def lesson(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run ``lesson`` inside."""
        return self.run(sys.executable, "-m", "lesson", *words)

    def start_lesson(self, *words: str) -> subprocess.Popen[str]:
        """Begin ``lesson`` inside. ``nsenter`` becomes the program, so that the process is the program's own."""
        return subprocess.Popen(
            # What runs the tests in the background may have them ignore ^C.
            self.words("env", "--default-signal=INT", sys.executable, "-m", "lesson", *words),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
            env=self.environment(),
        )

    def state(self) -> dict[str, str]:
        """All that must be as before."""
        ended = self.run(sys.executable, str(HERE / "record_state.py"))
        assert ended.returncode == 0, ended.stderr
        found: dict[str, str] = json.loads(ended.stdout)
        return found


def changed(before: dict[str, str], after: dict[str, str]) -> dict[str, tuple[str | None, str | None]]:
    """What differs between two states."""
    return {
        name: (before.get(name), after.get(name)) for name in {*before, *after} if before.get(name) != after.get(name)
    }
