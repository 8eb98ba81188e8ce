"""A throw-away machine for a test: network and mount namespaces of its own, with its own /run/netns."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
TOOLS = ("unshare", "ip", "bridge", "iptables", "ping", "sysctl")
_PRIVATE_RUN = "mount --make-rprivate / && mount -t tmpfs tmpfs /run && mkdir /run/netns && exec "


def in_sandbox(command: list[str], text: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command there with ``text`` as its input; skips where a tool is missing."""
    missing = [tool for tool in TOOLS if shutil.which(tool, path=os.defpath + ":/usr/sbin:/sbin") is None]
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")
    user = [] if os.geteuid() == 0 else ["-U", "-r"]
    words = " ".join(f"'{word}'" for word in command)
    return subprocess.run(
        ["unshare", *user, "-n", "-m", "bash", "-c", _PRIVATE_RUN + words],
        input=text,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PATH": os.environ["PATH"] + ":/usr/sbin:/sbin",
            "LC_ALL": "C.UTF-8",
        },
        timeout=120,
    )


def ask_inside(wanted: dict[str, Any]) -> dict[str, Any]:
    """What ``inside.py`` answers."""
    done = in_sandbox([sys.executable, "-m", "tests.lesson.why.inside"], json.dumps(wanted))
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found
