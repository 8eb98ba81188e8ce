"""Names of namespaces: files in /run/netns, each with a namespace mounted on it (ip/ipnetns.c)."""

from __future__ import annotations

from pingproof.executor.machine.system_calls import MountFlag, mount

NETNS_RUN_DIR = "/run/netns"


def cover_names() -> None:
    """Put a new, empty /run/netns over the present one, shared as ``ip netns add`` wants it; raises ``OSError``."""
    mount("tmpfs", NETNS_RUN_DIR, "tmpfs", MountFlag.NOSUID | MountFlag.NODEV, "mode=755")
    mount("none", NETNS_RUN_DIR, None, MountFlag.SHARED | MountFlag.RECURSIVE)
