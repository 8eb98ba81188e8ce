"""The objects of ``ip``: an action is carried out by the function that is registered for its class."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.machine.programs import Program
from pingproof.simulator.result import Result
from pingproof.simulator.tools.ip.words import IpOptions
from pingproof.simulator.tools.vocabulary.by_class import ByClass

carries_out_action: ByClass[Callable[[Machine, KernelNamespace, Any, IpOptions], Result | Program]] = ByClass()
"""Who carries an action of ``ip`` out in a namespace; each object's module registers itself for its actions."""
