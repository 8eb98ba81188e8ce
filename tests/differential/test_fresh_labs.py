"""A handful of labs that nobody has seen, new ones each time, in the kernel and on the simulator."""

from __future__ import annotations

import os
import random
import shutil

import pytest

from executor.sandbox import Sandbox
from executor.unavailable import SandboxUnavailable
from lesson.fuzz.examine import examine
from lesson.fuzz.generate import script
from lesson.fuzz.kernel import KernelRunFailed
from lesson.fuzz.verdict import Level

TOOLS = ("ip", "bridge", "ping", "traceroute", "iptables", "conntrack", "arp", "sysctl")
LABS = 4


SEEDS = random.SystemRandom().sample(range(1_000_000, 9_000_000), LABS)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_fresh_lab_goes_as_the_kernel_does(seed: int) -> None:
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"the kernel's side needs {', '.join(missing)}")
    if os.geteuid():
        pytest.skip("the kernel's side needs root")
    try:
        with Sandbox(user_namespace=False):
            pass
        examined = examine(script(seed))
    except (SandboxUnavailable, KernelRunFailed) as reason:
        pytest.skip(f"the kernel's side needs root: {reason}")
    wrong = [each for each in examined.disagreements if each.level in (Level.COMMAND, Level.PROBE)]
    told = "\n".join(f"{each.line}: {each.command}\n{each.kernel}\nsimulated:\n{each.simulated}" for each in wrong)
    assert not wrong, f"lesson fuzz --labs 1 --seed {seed}\n{told}"
