"""The build part of a lab: a bridge with hosts, two bridges with something between, a chain of routers, or a mesh."""

from __future__ import annotations

from collections.abc import Callable

from pingproof.lesson.fuzz.lab import HOST, Interface, Lab
from pingproof.lesson.fuzz.mesh import mesh

SUBNETS = (("10.1.0.", 24), ("10.9.8.", 16), ("172.20.5.", 28), ("192.168.28.", 24))
"""First three octets and prefix length of a bridge lab's subnet."""


def _veth(lab: Lab, device: str, namespace: str, peer: str, peer_namespace: str = HOST) -> None:
    """A veth pair with `device` in `namespace`: born there, or moved there afterwards."""
    near, far = lab.mac_words(), lab.mac_words()
    if lab.chance(0.5):
        where = f" netns {peer_namespace}" if peer_namespace else ""
        lab.add(f"ip link add {device}{near} netns {namespace} type veth peer name {peer}{far}{where}")
        return
    lab.add(f"ip link add {device}{near} type veth peer name {peer}{far}")
    lab.add(f"ip link set {device} netns {namespace}")
    if peer_namespace:
        lab.add(f"ip link set {peer} netns {peer_namespace}")


def _bridge(lab: Lab, name: str) -> None:
    mac = f" address {lab.new_mac()}" if lab.chance(0.25) else ""
    lab.add(f"ip link add {name}{mac} type bridge")
    lab.add(lab.link_set(HOST, name, "up"))
    lab.bridges.append(name)


def _host_on_bridge(lab: Lab, bridge: str, suffix: str, address: str, prefix: int) -> None:
    namespace, device, port = f"h{suffix}", f"e{suffix}", f"p{suffix}"
    lab.add(f"ip netns add {namespace}")
    lab.namespaces.append(namespace)
    _veth(lab, device, namespace, port)
    lab.add(f"ip link set {port} master {bridge}")
    lab.add(lab.ip(namespace, f"addr add {address}/{prefix} dev {device}"))
    ups = [lab.link_set(namespace, device, "up")]
    if lab.chance(0.5):
        ups.insert(lab.random.randrange(2), lab.link_set(namespace, "lo", "up"))
    for line in ups:
        lab.add(line)
    lab.add(lab.link_set(HOST, port, "up"))
    lab.ports.append(port)
    lab.interfaces.append(Interface(namespace, device, address, prefix))


def _default_routes(lab: Lab, namespaces: list[str], gateway: str, wrong: str) -> None:
    for namespace in namespaces:
        if lab.chance(0.08):
            continue
        via = wrong if lab.chance(0.05) else gateway
        lab.add(lab.ip(namespace, f"route add default via {via}"))


def _translation(lab: Lab, bridge: str, subnet: str) -> None:
    """Perhaps add a rule that translates the lab's sources, right or nearly right."""
    if not lab.chance(0.4):
        return
    source = lab.one_of(f"-s {subnet} ", f"-s {subnet} ", "-s 10.77.0.0/16 ", "")
    out = lab.one_of("", f"! -o {bridge} ", "-o ens33 ")
    target = lab.one_of("MASQUERADE", "MASQUERADE", "SNAT --to-source 192.168.17.10")
    lab.add(f"iptables -t nat -A POSTROUTING {source}{out}-j {target}")


def one_bridge(lab: Lab) -> None:
    """Two to four hosts on a bridge, mostly with the bridge as their gateway."""
    stem, prefix = lab.random.choice(SUBNETS)
    _bridge(lab, "br0")
    for number in range(1, lab.random.randint(2, 4) + 1):
        _host_on_bridge(lab, "br0", str(number), f"{stem}{number}", prefix)
    if not lab.chance(0.75):
        return
    gateway = f"{stem}14"
    lab.gateways.append(gateway)
    lab.add(f"ip addr add {gateway}/{prefix} dev br0")
    lab.interfaces.append(Interface(HOST, "br0", gateway, prefix))
    if lab.chance(0.85):
        _default_routes(lab, lab.namespaces, gateway, f"{stem}1")
    if lab.chance(0.7):
        lab.add("sysctl -w net.ipv4.ip_forward=1")
    network = {24: f"{stem}0/24", 16: "10.9.0.0/16", 28: f"{stem}0/28"}[prefix]
    _translation(lab, "br0", network)


def _router_between(lab: Lab) -> None:
    lab.add("ip netns add rt")
    lab.namespaces.append("rt")
    for index in (0, 1):
        near, far = lab.mac_words(), lab.mac_words()
        if lab.chance(0.5):
            lab.add(f"ip link add t{index}{near} netns rt type veth peer name q{index}{far}")
        else:
            lab.add(f"ip link add t{index}{near} type veth peer name q{index}{far}")
            lab.add(f"ip link set t{index} netns rt")
        lab.add(f"ip link set q{index} master br{index}")
        lab.add(lab.link_set(HOST, f"q{index}", "up"))
        lab.add(lab.link_set("rt", f"t{index}", "up"))
    for index in (0, 1):
        address = f"10.{index + 1}.0.254"
        lab.add(lab.ip("rt", f"addr add {address}/24 dev t{index}"))
        lab.interfaces.append(Interface("rt", f"t{index}", address, 24))
        lab.gateways.append(address)
    if lab.chance(0.85):
        lab.add("ip netns exec rt sysctl -w net.ipv4.ip_forward=1")


def _host_between(lab: Lab) -> None:
    for index in (0, 1):
        address = f"10.{index + 1}.0.254"
        lab.add(f"ip addr add {address}/24 dev br{index}")
        lab.interfaces.append(Interface(HOST, f"br{index}", address, 24))
        lab.gateways.append(address)
    if lab.chance(0.85):
        lab.add("sysctl -w net.ipv4.ip_forward=1")
    _translation(lab, "br0", "10.1.0.0/24")


def _joined_segments(lab: Lab) -> None:
    lab.add("ip link add j0 type veth peer name j1")
    lab.add("ip link set j0 master br0")
    lab.add("ip link set j1 master br1")
    lab.add("ip link set j0 up")
    lab.add("ip link set j1 up")
    lab.bridges_joined = True
    for namespace, other, device in (("h01", "10.2.0.0/24", "e01"), ("h11", "10.1.0.0/24", "e11")):
        if lab.chance(0.7):
            lab.add(lab.ip(namespace, f"route add {other} dev {device}"))


def two_bridges(lab: Lab) -> None:
    """Two hosts on each of two bridges, joined by a router, by the host, or by a cable between the bridges."""
    for index in (0, 1):
        _bridge(lab, f"br{index}")
        for number in (1, 2):
            _host_on_bridge(lab, f"br{index}", f"{index}{number}", f"10.{index + 1}.0.{number}", 24)
    kind = lab.one_of(_router_between, _host_between, _host_between, _joined_segments)
    kind(lab)
    if kind is _joined_segments:
        return
    for index in (0, 1):
        members = [f"h{index}1", f"h{index}2"]
        _default_routes(lab, members, f"10.{index + 1}.0.254", f"10.{index + 1}.0.1")


def router_chain(lab: Lab) -> None:
    """Two to five namespaces in a row, the inner ones routers; each has its default route to the right."""
    count = lab.random.randint(2, 5)
    names = [f"r{index}" for index in range(count)]
    lab.namespaces.extend(names)
    for name in names:
        lab.add(f"ip netns add {name}")
        if lab.chance(0.8):
            lab.add(lab.link_set(name, "lo", "up"))
    # A subnet for each neighbouring pair: 10.LEFT.0.0/24.
    for left, right in zip(range(count), range(1, count), strict=False):
        near, far, stem = f"d{left}", f"u{right}", f"10.{left}.0."
        _veth(lab, near, names[left], far, names[right])
        lab.add(lab.ip(names[left], f"addr add {stem}1/24 dev {near}"))
        lab.add(lab.ip(names[right], f"addr add {stem}2/24 dev {far}"))
        lab.add(lab.link_set(names[left], near, "up"))
        lab.add(lab.link_set(names[right], far, "up"))
        lab.interfaces.append(Interface(names[left], near, f"{stem}1", 24))
        lab.interfaces.append(Interface(names[right], far, f"{stem}2", 24))
        lab.gateways.append(f"{stem}2")
    # The ends need no forwarding; now and then a router in between has been forgotten.
    for name in names[1:-1]:
        if lab.chance(0.9):
            lab.add(f"ip netns exec {name} sysctl -w net.ipv4.ip_forward=1")
    # To the right by default, to the left by a route for each subnet there; some are left out.
    for index in range(count - 1):
        if lab.chance(0.93):
            lab.add(lab.ip(names[index], f"route add default via 10.{index}.0.2"))
    for index in range(2, count):
        for subnet in range(index - 1):
            if lab.chance(0.93):
                lab.add(lab.ip(names[index], f"route add 10.{subnet}.0.0/24 via 10.{index - 1}.0.1"))
    # A narrow cable, both its ends alike: path MTU discovery, or a black hole.
    if count > 2 and lab.chance(0.25):
        left = lab.random.randrange(count - 1)
        mtu = lab.one_of(1000, 1000, 576, 1280)
        lab.add(f"ip -n {names[left]} link set d{left} mtu {mtu}")
        lab.add(f"ip -n {names[left + 1]} link set u{left + 1} mtu {mtu}")
    # Translation at the first router, of all that it sends on.
    if count > 2 and lab.chance(0.2):
        target = lab.one_of("MASQUERADE", "SNAT --to-source 10.1.0.1")
        lab.add(f"ip netns exec r1 iptables -t nat -A POSTROUTING -o d1 -j {target}")


def spoil(lab: Lab) -> None:
    """Sometimes leave out a line of the build part, or put two neighbouring lines in the wrong order."""
    if lab.chance(0.1):
        del lab.lines[lab.random.randrange(len(lab.lines))]
    if lab.chance(0.2):
        for _ in range(lab.random.randint(1, 2)):
            at = lab.random.randrange(len(lab.lines) - 1)
            lab.lines[at], lab.lines[at + 1] = lab.lines[at + 1], lab.lines[at]


SHAPES: tuple[Callable[[Lab], None], ...] = (
    one_bridge,
    one_bridge,
    two_bridges,
    two_bridges,
    router_chain,
    router_chain,
    mesh,
    mesh,
)
"""The shapes of a lab; a shape named twice is twice as likely."""


def build(lab: Lab) -> None:
    """Add the build part."""
    lab.with_macs = lab.chance(0.7)
    lab.random.choice(SHAPES)(lab)
    spoil(lab)
