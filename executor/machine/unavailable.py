"""Reasons for having no sandbox: an error type for each missing capability, with one line of text.

What always works without one is the simulator: ``lesson run`` predicts every stage on any machine.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

STILL_WORKS = "`lesson run` works without it: it predicts every stage, on any machine"


class SandboxUnavailable(Exception):
    """Root of the reasons: ``what`` is missing, and ``remedy`` is what to do. The text is one line."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"no sandbox: {what}; {remedy}; {STILL_WORKS}")
        self.what = what
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[SandboxUnavailable], tuple[str, str]]:
        return type(self), (self.what, self.remedy)


class NotLinux(SandboxUnavailable):
    """Network namespaces exist on Linux only."""


class UserNamespacesForbidden(SandboxUnavailable):
    """A sysctl forbids an unprivileged user to make the user namespace that a sandbox begins with."""


class UserNamespacesMissing(SandboxUnavailable):
    """The kernel was built without a kind of namespace."""


class NamespaceLimitReached(SandboxUnavailable):
    """A limit of ``user.max_*_namespaces``, or 32 levels of nesting, is reached."""


class InsideContainer(SandboxUnavailable):
    """A container's seccomp profile or missing capabilities forbid namespaces or mounts."""


class ToolMissing(SandboxUnavailable):
    """A program of the system that the lab needs is not installed."""


class Stage(Enum):
    """The step of making a sandbox that failed."""

    USER_NAMESPACE = "a user namespace"
    NAMESPACES = "network, mount and pid namespaces"
    USER_MAP = "the user namespace's uid map"
    MOUNT = "a private /run"
    NETNS = "a named network namespace"


SETTINGS = (
    "user.max_user_namespaces",
    "user.max_net_namespaces",
    "user.max_mnt_namespaces",
    "user.max_pid_namespaces",
    "kernel.unprivileged_userns_clone",
    "kernel.apparmor_restrict_unprivileged_userns",
)


def read_settings() -> dict[str, str]:
    """The sysctls of ``SETTINGS`` that exist on this machine."""
    found = {}
    for key in SETTINGS:
        path = Path("/proc/sys") / key.replace(".", "/")
        if path.exists():
            found[key] = path.read_text().strip()
    return found


def explain(stage: Stage, number: int, settings: Mapping[str, str], root: bool) -> SandboxUnavailable:
    """The error for a step that failed with the error ``number``, judged by this machine's ``settings``."""
    # From the surest reason to the vaguest: a limit of 0 explains the failure whoever asks.
    for key in SETTINGS[:4]:
        if settings.get(key) == "0":
            return UserNamespacesForbidden(f"{key} is 0", f"as root: sysctl -w {key}=10000")
    if not root and settings.get("kernel.unprivileged_userns_clone") == "0":
        return UserNamespacesForbidden(
            "kernel.unprivileged_userns_clone is 0", "as root: sysctl -w kernel.unprivileged_userns_clone=1"
        )
    if not root and settings.get("kernel.apparmor_restrict_unprivileged_userns") == "1" and number in _REFUSED:
        return UserNamespacesForbidden(
            "kernel.apparmor_restrict_unprivileged_userns is 1",
            "as root: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, or run it with sudo",
        )
    reason = f"the kernel refused {stage.value} ({os.strerror(number)})"
    # unshare(2): ENOSPC for a limit that is reached; EINVAL for a kernel built without the kind.
    if number == errno.ENOSPC:
        return NamespaceLimitReached(reason, "as root: raise user.max_user_namespaces and user.max_net_namespaces")
    if number in (errno.EINVAL, errno.ENOSYS):
        return UserNamespacesMissing(reason, "use a kernel with CONFIG_USER_NS, CONFIG_NET_NS and CONFIG_PID_NS")
    return InsideContainer(
        f"{reason}, as it does inside an unprivileged container",
        "run it outside, or give the container --privileged",
    )


_REFUSED = frozenset({errno.EPERM, errno.EACCES})

PACKAGES = {
    "iptables": "iptables",
    "iptables-save": "iptables",
    "nft": "nftables",
    "ping": "iputils-ping",
    "traceroute": "traceroute",
    "conntrack": "conntrack",
    "route": "net-tools",
    "arp": "net-tools",
    "ifconfig": "net-tools",
    "brctl": "bridge-utils",
}


def require_linux() -> None:
    """Raise ``NotLinux`` elsewhere."""
    if not sys.platform.startswith("linux"):
        name = {"darwin": "macOS", "win32": "Windows"}.get(sys.platform, sys.platform)
        raise NotLinux(f"{name} has no network namespaces", "use Linux, also in a virtual machine or WSL 2")


def find_tool(name: str) -> str:
    """A program's path, also in /usr/sbin, which is not on everybody's PATH; raises ``ToolMissing``."""
    path = shutil.which(name, path=os.environ.get("PATH", os.defpath) + ":/usr/sbin:/sbin")
    if path is None:
        package = PACKAGES.get(name, name)
        raise ToolMissing(f"{name} is not installed", f"install it (Debian and Ubuntu: apt install {package})")
    return path
