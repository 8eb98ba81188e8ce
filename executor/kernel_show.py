"""Show commands on the kernel's own state: read by netlink, printed by the simulator's text functions."""

from __future__ import annotations

from executor.kernel_namespace import KernelNamespace
from executor.machine import Machine
from simulator.language.bridge import Bridge
from simulator.language.ip import Ip
from simulator.result import Result


def show_ip(machine: Machine, namespace: KernelNamespace, command: Ip) -> Result:
    return Result(0, "not yet")


def show_bridge(machine: Machine, namespace: KernelNamespace, command: Bridge) -> Result:
    return Result(0, "not yet")
