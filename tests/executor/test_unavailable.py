"""Where there can be no sandbox, one line says what is missing, which setting, and what still works."""

from __future__ import annotations

import errno
import pickle
import sys

import pytest

from pingproof.executor.machine.unavailable import (
    InsideContainer,
    NamespaceLimitReached,
    NotLinux,
    SandboxUnavailable,
    Stage,
    ToolMissing,
    UserNamespacesForbidden,
    UserNamespacesMissing,
    explain,
    find_tool,
    require_linux,
)
from pingproof.executor.sandbox.sandbox import Sandbox

CASES = [
    (errno.ENOSPC, {"user.max_user_namespaces": "0"}, False, UserNamespacesForbidden, "user.max_user_namespaces is 0"),
    (errno.ENOSPC, {"user.max_net_namespaces": "0"}, True, UserNamespacesForbidden, "user.max_net_namespaces is 0"),
    (errno.ENOSPC, {"user.max_user_namespaces": "100"}, False, NamespaceLimitReached, "raise user.max_user_namespaces"),
    (
        errno.EPERM,
        {"kernel.unprivileged_userns_clone": "0"},
        False,
        UserNamespacesForbidden,
        "kernel.unprivileged_userns_clone is 0",
    ),
    (
        errno.EACCES,
        {"kernel.apparmor_restrict_unprivileged_userns": "1"},
        False,
        UserNamespacesForbidden,
        "kernel.apparmor_restrict_unprivileged_userns is 1",
    ),
    (errno.EPERM, {"kernel.apparmor_restrict_unprivileged_userns": "1"}, True, InsideContainer, "--privileged"),
    (errno.EPERM, {"user.max_user_namespaces": "100"}, False, InsideContainer, "inside an unprivileged container"),
    (errno.EINVAL, {}, False, UserNamespacesMissing, "CONFIG_USER_NS"),
    (errno.ENOSYS, {}, True, UserNamespacesMissing, "CONFIG_NET_NS"),
]


@pytest.mark.parametrize(("number", "settings", "root", "kind", "text"), CASES)
def test_the_reason_is_found_in_the_settings(
    number: int, settings: dict[str, str], root: bool, kind: type[SandboxUnavailable], text: str
) -> None:
    reason = explain(Stage.USER_NAMESPACE, number, settings, root)
    assert type(reason) is kind
    assert text in str(reason)


@pytest.mark.parametrize("stage", Stage)
def test_each_reason_is_one_line_and_tells_what_still_works(stage: Stage) -> None:
    text = str(explain(stage, errno.EPERM, {}, False))
    assert "\n" not in text
    assert stage.value in text
    assert "lesson run" in text


@pytest.mark.parametrize(("platform", "name"), [("darwin", "macOS"), ("win32", "Windows"), ("freebsd14", "freebsd14")])
def test_other_systems_are_named(monkeypatch: pytest.MonkeyPatch, platform: str, name: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(NotLinux, match=f"{name} has no network namespaces"):
        require_linux()


@pytest.mark.parametrize(
    ("tool", "package"),
    [("iptables", "iptables"), ("nft", "nftables"), ("ping", "iputils-ping"), ("brctl", "bridge-utils")],
)
def test_a_missing_tool_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch, tool: str, package: str) -> None:
    monkeypatch.setattr("shutil.which", lambda name, path: None)
    with pytest.raises(ToolMissing, match=f"{tool} is not installed; .*apt install {package}"):
        find_tool(tool)


def test_a_reason_survives_the_way_out_of_the_sandbox() -> None:
    reason = explain(Stage.MOUNT, errno.EPERM, {}, True)
    copy = pickle.loads(pickle.dumps(reason))
    assert (type(copy), str(copy)) == (type(reason), str(reason))


def test_a_limit_of_zero_is_reported_by_a_real_sandbox() -> None:
    """Inside a user namespace whose own limit is 0 no further one can be made."""
    import os

    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writer, _refused_inside().encode())
        finally:
            os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    text = os.read(reader, 4096).decode()
    os.close(reader)
    if text.startswith("skip"):
        pytest.skip(text)
    assert "user.max_user_namespaces is 0" in text


def _refused_inside() -> str:
    import os

    from pingproof.executor.machine.system_calls import CloneFlag, unshare

    user, group = os.geteuid(), os.getegid()
    try:
        unshare(CloneFlag.NEWUSER)
        for name, text in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
            with open(f"/proc/self/{name}", "w") as file:
                file.write(text)
        with open("/proc/sys/user/max_user_namespaces", "w") as file:
            file.write("0")
    except OSError as error:
        return f"skip: {error}"
    try:
        with Sandbox(user_namespace=True):
            return "no refusal"
    except SandboxUnavailable as reason:
        return str(reason)
