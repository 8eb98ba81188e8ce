"""This machine's state, for a ping from here or for a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.lesson.terminal.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pingproof.simulator.state import NetworkState


def read_here(pids: Sequence[int]) -> NetworkState:
    """This machine's state. Raises ``Refusal`` where there is no Linux."""
    try:
        from pingproof.executor.machine.unavailable import SandboxUnavailable, require_linux
        from pingproof.executor.state.machine import read_machine

        try:
            require_linux()
        except SandboxUnavailable as reason:
            raise Refusal(f"{reason}; a snapshot can be read anywhere: --at FILE") from None
        return read_machine(pids)
    except ImportError:
        raise Refusal("this machine is no Linux; a snapshot can be read anywhere: --at FILE") from None
