"""What every test can ask for: a terminal-free environment and whether the kernel lets us make namespaces."""

from __future__ import annotations

import ctypes
import os
import sys

import pytest

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000


def _kernel_allows_namespaces() -> bool:
    """Whether a child of ours may enter a new user and network namespace."""
    if not sys.platform.startswith("linux"):
        return False
    child = os.fork()
    if child == 0:
        os._exit(0 if ctypes.CDLL(None).unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0 else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where namespaces are forbidden the kernel's tests are skipped by name, never silently."""
    marked = [item for item in items if item.get_closest_marker("kernel")]
    if marked and not _kernel_allows_namespaces():
        for item in marked:
            item.add_marker(pytest.mark.skip(reason="this kernel forbids this user to make network namespaces"))


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader's terminal and language do not reach the tests."""
    for name in ("NO_COLOR", "COLUMNS", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
