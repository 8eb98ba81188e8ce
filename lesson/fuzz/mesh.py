"""A topology without a plan: namespaces, bridges and cables between any of them, with several subnets and routes."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import IPv4Network

from pingproof.lesson.fuzz.lab import HOST, Interface, Lab

SUBNETS = (
    "10.20.0.0/24",
    "10.21.0.0/16",
    "10.22.3.0/25",
    "172.16.4.0/24",
    "172.16.5.64/28",
    "192.168.40.0/24",
    "192.168.41.8/29",
    "10.23.0.4/30",
    "10.24.0.8/31",
)
"""Subnets for cables and bridges, each given at most once."""


@dataclass(slots=True)
class Segment:
    """A bridge or a cable: its subnet and the interfaces with an address on it."""

    subnet: IPv4Network
    bridge: str | None
    members: list[Interface] = field(default_factory=list)

    def next_address(self) -> str:
        """The next free host address; the last one again when there is none."""
        hosts = list(self.subnet.hosts()) if self.subnet.prefixlen > 24 else [self.subnet[n] for n in range(1, 250)]
        return str(hosts[min(len(self.members), len(hosts) - 1)])


def mesh(lab: Lab) -> None:
    """Build one to six namespaces, none to three bridges, a cable or two for each namespace."""
    # lo is left down now and then: a namespace's pings to itself then fail.
    for number in range(1, lab.random.randint(1, 6) + 1):
        name = f"n{number}"
        lab.add(f"ip netns add {name}")
        lab.namespaces.append(name)
        if lab.chance(0.6):
            lab.add(lab.link_set(name, "lo", "up"))
    subnets = lab.random.sample(SUBNETS, len(SUBNETS))
    segments = [_bridge(lab, index, IPv4Network(subnets.pop())) for index in range(lab.random.randint(0, 3))]
    # Each namespace gets one cable or two, to a bridge that is there or to another namespace.
    for namespace in lab.namespaces:
        for _ in range(lab.one_of(1, 1, 1, 2)):
            if segments and lab.chance(0.6):
                # A bridge where there is one: cables have no third end.
                _plug(lab, namespace, lab.random.choice([s for s in segments if s.bridge] or segments))
            elif subnets:
                segments.append(_cable(lab, namespace, IPv4Network(subnets.pop())))
    # Forwarding is drawn for each: routers, hosts, and routers that were forgotten.
    for namespace in [HOST, *lab.namespaces]:
        if lab.chance(0.5):
            lab.add(lab.inside(namespace, "sysctl -w net.ipv4.ip_forward=1"))
    _routes(lab, [segment for segment in segments if segment.members])
    # Probes need somebody's address to choose from: the world's own, where the lab has none.
    if not lab.interfaces:
        lab.interfaces.append(Interface(HOST, "ens33", "192.168.17.10", 24))


def _bridge(lab: Lab, index: int, subnet: IPv4Network) -> Segment:
    name = f"br{index}"
    lab.add(f"ip link add {name} type bridge")
    lab.add(lab.link_set(HOST, name, "up"))
    lab.bridges.append(name)
    segment = Segment(subnet, name)
    if lab.chance(0.6):
        _address(lab, HOST, name, segment)
    return segment


def _address(lab: Lab, namespace: str, device: str, segment: Segment) -> None:
    """Add an address of the segment, now and then another member's, or a second one."""
    for extra in (True, False) if lab.chance(0.12) else (False,):
        address = segment.next_address()
        if segment.members and not extra and lab.chance(0.05):
            address = segment.members[0].address
        # Now and then a prefix that does not fit the others': one side then thinks the other on link.
        prefix = segment.subnet.prefixlen if lab.chance(0.95) else 24
        lab.add(lab.ip(namespace, f"addr add {address}/{prefix} dev {device}"))
        interface = Interface(namespace, device, address, prefix)
        segment.members.append(interface)
        lab.interfaces.append(interface)


def _device(lab: Lab) -> str:
    lab.serial += 1
    return f"v{lab.serial}"


def _plug(lab: Lab, namespace: str, segment: Segment) -> None:
    device = _device(lab)
    port = f"{device}p"
    lab.add(f"ip link add {device}{lab.mac_words()} netns {namespace} type veth peer name {port}{lab.mac_words()}")
    lab.add(f"ip link set {port} master {segment.bridge}")
    lab.ports.append(port)
    if lab.chance(0.95):
        _address(lab, namespace, device, segment)
    ups = [lab.link_set(namespace, device, "up"), lab.link_set(HOST, port, "up")]
    for line in ups if lab.chance(0.5) else reversed(ups):
        lab.add(line)


def _cable(lab: Lab, namespace: str, subnet: IPv4Network) -> Segment:
    other = lab.random.choice([HOST, *lab.namespaces])
    near, far = _device(lab), _device(lab)
    there = f" netns {other}" if other else ""
    lab.add(f"ip link add {near}{lab.mac_words()} netns {namespace} type veth peer name {far}{lab.mac_words()}{there}")
    segment = Segment(subnet, None)
    for owner, device in ((namespace, near), (other, far)):
        if lab.chance(0.95):
            _address(lab, owner, device, segment)
        if lab.chance(0.95):
            lab.add(lab.link_set(owner, device, "up"))
    return segment


def _routes(lab: Lab, segments: list[Segment]) -> None:
    """Add routes to other segments, through a neighbour that may have a route."""
    for namespace in lab.namespaces:
        here = [segment for segment in segments if any(member.namespace == namespace for member in segment.members)]
        neighbours = [m.address for segment in here for m in segment.members if m.namespace != namespace]
        if not neighbours:
            continue
        if lab.chance(0.7):
            lab.add(lab.ip(namespace, f"route add default via {lab.random.choice(neighbours)}"))
        for segment in segments:
            if segment not in here and lab.chance(0.4):
                via = lab.random.choice(neighbours)
                lab.add(lab.ip(namespace, f"route add {segment.subnet} via {via}"))
