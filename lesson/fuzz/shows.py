"""The show commands that end a generated lab."""

from __future__ import annotations

from pingproof.lesson.fuzz.lab import HOST, Lab
from pingproof.lesson.fuzz.probes import addresses_of, target


def show(lab: Lab) -> str:
    """One show command, somewhere."""
    namespace = lab.somewhere(0.25)
    other = "arp -n" if namespace != HOST else "ip addr"
    kind = lab.one_of(
        "addr",
        "-br addr",
        "link",
        "-br link",
        "route",
        "neigh",
        "rule",
        "route get",
        "route show table local",
        "arp",
        "iptables",
        "nat",
    )
    if kind == "route get":
        return lab.ip(namespace, f"route get {target(lab, namespace)}")
    if kind == "arp":
        return lab.inside(namespace, lab.one_of(other, other, "route -n"))
    if kind == "iptables":
        return lab.inside(namespace, lab.one_of("iptables -L -n -v", "iptables -S"))
    if kind == "nat":
        return lab.inside(namespace, lab.one_of("iptables -t nat -L -n -v", "iptables -t nat -S"))
    return lab.ip(namespace, kind)


def shows(lab: Lab) -> None:
    """The closing show commands: a few anywhere, the bridges', and one of the host."""
    assert addresses_of(lab)
    for _ in range(lab.random.randint(3, 6)):
        lab.add(show(lab))
    if lab.bridges:
        lab.add("bridge fdb show br br0")
        lab.add("bridge link")
    lab.add(lab.one_of("ip route", "ip netns ls", "conntrack -L"))
