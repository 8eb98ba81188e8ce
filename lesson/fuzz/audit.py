"""Show commands for the whole state of a lab, so that no difference stays unseen."""

from __future__ import annotations

import re

_ADDED = re.compile(r"\bip netns add (\S+)")

SETTLING = 10
"""Seconds until a neighbour without a reply has failed (5 s of delay, three probes), and all else is over."""
EVERYWHERE = (
    "ip addr",
    "ip route show table all",
    "ip rule",
    "ip neigh",
    "iptables -L -n -v",
    "iptables -t nat -L -n -v",
)
"""Show commands for the host and for each namespace."""

AT_THE_HOST = ("ip netns ls", "bridge -d link", "bridge fdb", "conntrack -L")
"""Show commands for the host alone."""


def audit_lines(script: str) -> list[str]:
    """The show commands for every namespace that `script` adds, and for the host."""
    namespaces = dict.fromkeys(_ADDED.findall(script))
    lines = [*EVERYWHERE, *AT_THE_HOST]
    for namespace in namespaces:
        lines += [f"ip netns exec {namespace} {command}" for command in EVERYWHERE]
    return lines


def audited(script: str) -> str:
    """The audited lab: `script`, a pause until everything it began has ended, and the show commands."""
    return "\n".join([script.rstrip("\n"), f"sleep {SETTLING}", *audit_lines(script)]) + "\n"
