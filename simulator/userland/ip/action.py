"""The actions of ``ip``'s objects, each carried out by the function registered for its class."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pingproof.simulator.result import Result
from pingproof.simulator.tools.vocabulary.by_class import ByClass
from pingproof.simulator.tools.vocabulary.commands import load_userland

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.tools.ip.words import IpOptions
    from pingproof.simulator.userland.lib.process import Process

carries_out_action: ByClass[Callable[[NetNamespace, Any, IpOptions], Result | Process]] = ByClass(load_userland)
"""The function for an action of ``ip``, registered by the module of its object."""
