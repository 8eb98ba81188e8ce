"""Commands that need the kernel: where it cannot give a sandbox, they are refused in one line, exit code 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pingproof.lesson.terminal.refusal import Refusal


@contextmanager
def kernel_or_refusal(command: str) -> Iterator[None]:
    """Turn ``SandboxUnavailable`` into a ``Refusal``, raised before anything that only Linux has is imported."""
    from pingproof.executor.machine.unavailable import SandboxUnavailable, require_linux

    try:
        require_linux()
        yield
    except SandboxUnavailable as reason:
        raise Refusal(f"{command}: {reason}") from None
