"""What the kernel's side of these tests needs; without it they are skipped, with the reason."""

from __future__ import annotations

import os
import shutil

import pytest

from pingproof.executor.machine.unavailable import SandboxUnavailable
from pingproof.executor.sandbox.sandbox import Sandbox

TOOLS = ("ip", "bridge", "ping", "traceroute", "iptables", "conntrack", "arp", "sysctl")


def need_the_kernels_side() -> None:
    """Skip the test where a lab cannot be run with the system's own tools."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"the kernel's side needs {', '.join(missing)}")
    if os.geteuid():
        pytest.skip("the kernel's side needs root")
    try:
        with Sandbox(user_namespace=False):
            pass
    except SandboxUnavailable as reason:
        pytest.skip(f"the kernel's side needs root: {reason}")
