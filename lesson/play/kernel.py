"""Commands that need the kernel: what it cannot give is a refusal of one line, exit code 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pingproof.lesson.terminal.refusal import Refusal


@contextmanager
def kernel_or_refusal(command: str) -> Iterator[None]:
    """Turn what the kernel cannot give into a refusal; raises it before anything is imported that only Linux has."""
    from pingproof.executor.machine.unavailable import SandboxUnavailable, require_linux

    try:
        require_linux()
        yield
    except SandboxUnavailable as reason:
        raise Refusal(f"{command}: {reason}") from None
