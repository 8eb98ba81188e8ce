"""Pings and traceroutes of a generated lab."""

from __future__ import annotations

from pingproof.lesson.fuzz.lab import Lab

OUTSIDE = ("8.8.8.8", "1.1.1.1", "203.0.113.1", "192.168.17.10", "192.168.17.2", "192.168.17.77", "10.250.1.1")
"""Addresses beyond the lab: the internet, the host's uplink and gateway, one that is missing, one nobody routes."""


def addresses_of(lab: Lab) -> list[str]:
    """Every address that the lab gave to a device."""
    return [interface.address for interface in lab.interfaces]


def target(lab: Lab, namespace: str) -> str:
    """The destination of a probe: mostly another address of the lab."""
    draw = lab.random.random()
    if draw < 0.62 or not lab.interfaces:
        return lab.random.choice(addresses_of(lab))
    if draw < 0.72:
        own = lab.interfaces_of(namespace)
        return lab.random.choice(own).address if own else "192.168.17.10"
    if draw < 0.76:
        return "127.0.0.1"
    stem = lab.random.choice(addresses_of(lab)).rsplit(".", 1)[0]
    if draw < 0.80:
        return f"{stem}.99"
    if draw < 0.83:
        return f"{stem}.0"
    return lab.random.choice(OUTSIDE)


def _options(lab: Lab, namespace: str) -> str:
    draw = lab.random.random()
    if draw < 0.55:
        return ""
    if draw < 0.65:
        return f"-t {lab.random.randint(1, 4)} "
    if draw < 0.78:
        return f"-s {lab.one_of(7, 600, 1400, 1472, 1473, 3000)} "
    if draw < 0.87:
        size = lab.one_of(900, 1300, 1472, 1473, 2000)
        return f"-M {lab.one_of('do', 'do', 'want', 'dont')} -s {size} "
    if draw < 0.95:
        own = lab.interfaces_of(namespace)
        source = lab.random.choice(addresses_of(lab))
        if own and lab.chance(0.6):
            chosen = lab.random.choice(own)
            source = lab.one_of(chosen.address, chosen.device)
        return f"-I {source} "
    return lab.one_of("-q ", "-n ")


def _rare_probe(lab: Lab, asked: str) -> str:
    """A rare probe: one that waits until ARP fails, goes to a broadcast address, or sends several packets."""
    stem = asked.rsplit(".", 1)[0]
    return lab.one_of(
        f"ping -c1 -W4 {stem}.99",
        f"ping -c4 -i 0.3 -W4 {stem}.98",
        f"ping -b -c1 -W1 {stem}.255",
        f"ping -b -c1 -W1 -s 2000 {stem}.255",
        f"ping -c1 -W1 {stem}.255",
        f"ping -c3 -i 0.3 -W1 {asked}",
        f"ping -c3 -i 0.3 -W1 -M do -s 1400 {asked}",
        f"traceroute -n -q1 -w1 -m4 {asked}",
    )


def probe(lab: Lab) -> None:
    """Add one ping or traceroute."""
    namespace = lab.somewhere(0.17)
    asked = target(lab, namespace)
    if lab.chance(0.06):
        lab.add(lab.inside(namespace, _rare_probe(lab, asked)))
    elif lab.chance(0.1):
        lab.add(lab.inside(namespace, f"traceroute -n -I -q1 -w1 -m4 {asked}"))
    elif lab.chance(0.05):
        lab.add(lab.inside(namespace, f"ping -c2 -i 0.2 -W1 {asked}"))
    else:
        lab.add(lab.inside(namespace, f"ping -c1 -W1 {_options(lab, namespace)}{asked}"))
