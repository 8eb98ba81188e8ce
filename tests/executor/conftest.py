"""A sandbox for each test, as root and with a user namespace; skipped where the machine allows none."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from pingproof.executor.machine.unavailable import SandboxUnavailable
from pingproof.executor.sandbox.kernel_network import KernelNetwork
from pingproof.executor.sandbox.sandbox import Sandbox


@pytest.fixture(params=[False, True], ids=["root", "rootless"])
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """A sandbox, once without and once with a user namespace of its own."""
    if not request.param and os.geteuid() != 0:
        pytest.skip("needs root")
    try:
        entered = Sandbox(user_namespace=request.param).__enter__()
    except SandboxUnavailable as reason:
        pytest.skip(str(reason))
    yield entered
    entered.close()


@pytest.fixture
def network(sandbox: Sandbox) -> KernelNetwork:
    """The sandbox's network."""
    return KernelNetwork(sandbox)
