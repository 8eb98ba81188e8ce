"""Changes that a generated lab makes between its probes."""

from __future__ import annotations

from collections.abc import Callable

from pingproof.lesson.fuzz.lab import HOST, Interface, Lab
from pingproof.lesson.fuzz.probes import addresses_of

SWITCHES = (
    "net.ipv4.ip_forward",
    "net.ipv4.conf.all.rp_filter",
    "net.ipv4.icmp_echo_ignore_all",
    "net.bridge.bridge-nf-call-iptables",
    "net.ipv4.conf.all.proxy_arp",
    "net.ipv4.conf.all.arp_ignore",
)
"""Sysctls that a lab turns on and off."""

REJECTIONS = (
    "",
    " --reject-with icmp-host-unreachable",
    " --reject-with icmp-admin-prohibited",
    " --reject-with icmp-net-prohibited",
)


def _interface(lab: Lab) -> Interface:
    return lab.random.choice(lab.interfaces)


def _port_or_interface(lab: Lab) -> tuple[str, str]:
    """Namespace and device of a bridge port, or of an addressed interface."""
    if lab.ports and lab.chance(0.5):
        return HOST, lab.random.choice(lab.ports)
    chosen = _interface(lab)
    return chosen.namespace, chosen.device


def mac_change(lab: Lab) -> None:
    """A device gets another MAC address."""
    namespace, device = _port_or_interface(lab)
    lab.add(lab.link_set(namespace, device, f"address {lab.new_mac()}"))


def mtu_change(lab: Lab) -> None:
    """A device gets another MTU."""
    namespace, device = _port_or_interface(lab)
    lab.add(lab.link_set(namespace, device, f"mtu {lab.one_of(500, 1000, 1200, 1400)}"))


def link_down(lab: Lab) -> None:
    """A device, sometimes a whole bridge, goes down."""
    namespace, device = _port_or_interface(lab)
    if lab.bridges and lab.chance(0.2):
        namespace, device = HOST, lab.random.choice(lab.bridges)
    lab.add(lab.link_set(namespace, device, "down"))
    # A probe in between shows what the lost link did; without it only the way back to normal is seen.
    if lab.chance(0.5):
        from pingproof.lesson.fuzz.probes import probe

        probe(lab)
        lab.add(lab.link_set(namespace, device, "up"))


def loopback_up(lab: Lab) -> None:
    """The loopback device of a namespace comes up."""
    lab.add(lab.link_set(lab.somewhere(0.0), "lo", "up"))


def device_deleted(lab: Lab) -> None:
    """A device and its other end go away."""
    _, device = _port_or_interface(lab)
    lab.add(f"ip link del {device}")


def namespace_deleted(lab: Lab) -> None:
    """A namespace goes away."""
    lab.add(f"ip netns del {lab.somewhere(0.0)}")
    if lab.chance(0.7):
        # The kernel takes a namespace apart in the background; until then it still answers.
        lab.add("sleep 1")


def port_moved(lab: Lab) -> None:
    """A device leaves its bridge or joins one."""
    device = lab.random.choice([*lab.ports, _interface(lab).device])
    bridge = lab.random.choice(lab.bridges or ["br0"])
    lab.add(f"ip link set {device} {lab.one_of('nomaster', f'master {bridge}')}")


def port_flag(lab: Lab) -> None:
    """A bridge port's learning, flooding, hairpin or isolation is switched."""
    if not lab.ports:
        return
    flag = lab.one_of("learning", "flood", "hairpin", "isolated")
    lab.add(f"bridge link set dev {lab.random.choice(lab.ports)} {flag} {lab.one_of('on', 'off')}")


def address_added(lab: Lab) -> None:
    """One more address, also on devices that should have none."""
    namespace, device = _port_or_interface(lab)
    extra = lab.one_of("10.3.3.3/24", "192.168.28.50/24", f"{lab.random.choice(addresses_of(lab))}/24")
    lab.add(lab.ip(namespace, f"addr add {extra} dev {device}"))


def address_removed(lab: Lab) -> None:
    """An address, or all of a device's, go away."""
    chosen = _interface(lab)
    device = chosen.device if lab.chance(0.8) else _interface(lab).device
    if lab.chance(0.5):
        lab.add(lab.ip(chosen.namespace, f"addr flush dev {device}"))
    else:
        lab.add(lab.ip(chosen.namespace, f"addr del {chosen.address}/{chosen.prefix} dev {device}"))


def special_route(lab: Lab) -> None:
    """A route that refuses."""
    kind = lab.one_of("blackhole", "prohibit", "unreachable")
    where = lab.one_of("10.2.0.0/24", "10.1.0.0/24", f"{lab.random.choice(addresses_of(lab))}", "8.8.8.8")
    lab.add(lab.ip(lab.somewhere(), f"route add {kind} {where}"))


def route_removed(lab: Lab) -> None:
    """The default route goes away."""
    lab.add(lab.ip(lab.somewhere(0.05), "route del default"))


def route_added(lab: Lab) -> None:
    """A route through an address that may or may not be a router."""
    where = lab.one_of("10.250.1.0/24", "8.8.8.8", "default", "10.2.0.0/24")
    metric = lab.one_of("", "", " metric 50")
    via = lab.random.choice(addresses_of(lab))
    lab.add(lab.ip(lab.somewhere(0.1), f"route {lab.one_of('add', 'replace')} {where} via {via}{metric}"))


def policy_rule(lab: Lab) -> None:
    """A rule that leads some packets to a table of its own."""
    chosen = _interface(lab)
    namespace, device = chosen.namespace, chosen.device
    selector = lab.one_of(f"from {lab.random.choice(addresses_of(lab))}", f"to {lab.random.choice(addresses_of(lab))}")
    lab.add(lab.ip(namespace, f"rule add {selector} lookup 100 pref 100"))
    via = lab.random.choice(addresses_of(lab))
    where = lab.one_of("default", "8.8.8.8")
    lab.add(lab.ip(namespace, f"route add {where} {lab.one_of(f'via {via}', f'via {via}', f'dev {device}')} table 100"))


def neighbour_set(lab: Lab) -> None:
    """A permanent neighbour, mostly a wrong one."""
    chosen, other = _interface(lab), lab.random.choice(addresses_of(lab))
    verb = lab.one_of("add", "replace")
    lab.add(lab.ip(chosen.namespace, f"neigh {verb} {other} lladdr {lab.new_mac()} dev {chosen.device} nud permanent"))


def neighbours_forgotten(lab: Lab) -> None:
    """Neighbours are flushed or one is deleted."""
    chosen, other = _interface(lab), lab.random.choice(addresses_of(lab))
    command = lab.one_of(f"neigh flush dev {chosen.device}", f"neigh del {other} dev {chosen.device}")
    lab.add(lab.ip(chosen.namespace, command))


def switch(lab: Lab) -> None:
    """A sysctl is written."""
    name = lab.random.choice(SWITCHES)
    value = lab.one_of(0, 1, 1, 2) if name.endswith(("rp_filter", "arp_ignore")) else lab.one_of(0, 1)
    lab.add(lab.inside(lab.somewhere(0.4), f"sysctl -w {name}={value}"))


def chain_of_its_own(lab: Lab) -> None:
    """A chain with two rules, entered from a built-in one."""
    where = lab.somewhere(0.6)
    icmp_type = lab.one_of("8", "echo-request", "echo-reply")
    verdict = lab.one_of("DROP", "REJECT", f"REJECT{lab.random.choice(REJECTIONS)}")
    for rule in (
        "-N LAB",
        f"-A LAB -s {lab.random.choice(addresses_of(lab))} -j {lab.one_of('RETURN', 'DROP', 'ACCEPT')}",
        f"-A LAB -p icmp --icmp-type {icmp_type} -j {verdict}",
        f"-I {lab.one_of('INPUT', 'FORWARD', 'FORWARD', 'OUTPUT')} -j LAB",
    ):
        lab.add(lab.inside(where, f"iptables {rule}"))


def filter_rule(lab: Lab) -> None:
    """A single rule in a built-in chain."""
    chain = lab.one_of("INPUT", "FORWARD", "OUTPUT")
    one = lab.random.choice(addresses_of(lab))
    match = lab.one_of("", "-p icmp ", f"-s {one} ", f"-d {one} ")
    verdict = lab.one_of("DROP", f"REJECT{lab.random.choice(REJECTIONS)}", "ACCEPT")
    lab.add(lab.inside(lab.somewhere(0.5), f"iptables -A {chain} {match}-j {verdict}"))


def policy(lab: Lab) -> None:
    """A built-in chain drops what no rule accepts."""
    lab.add(lab.inside(lab.somewhere(0.7), f"iptables -P {lab.one_of('INPUT', 'FORWARD', 'FORWARD', 'OUTPUT')} DROP"))


def destination_translation(lab: Lab) -> None:
    """Pings to one address go to another."""
    asked, answering = lab.random.choice(addresses_of(lab)), lab.random.choice(addresses_of(lab))
    lab.add(
        lab.inside(
            lab.somewhere(0.7), f"iptables -t nat -A PREROUTING -p icmp -d {asked} -j DNAT --to-destination {answering}"
        )
    )


def source_translation(lab: Lab) -> None:
    """Packets that leave get another source."""
    lab.add(lab.inside(lab.somewhere(0.6), "iptables -t nat -A POSTROUTING -j MASQUERADE"))


def device_moved(lab: Lab) -> None:
    """A device goes to another namespace."""
    namespace, device = _port_or_interface(lab)
    lab.add(lab.ip(namespace, f"link set {device} netns {lab.somewhere(0.0)}"))


def redirection(lab: Lab) -> None:
    """Pings to one address are redirected to a machine on their way."""
    asked = lab.random.choice([*addresses_of(lab), "8.8.8.8"])
    lab.add(lab.inside(lab.somewhere(0.6), f"iptables -t nat -A PREROUTING -p icmp -d {asked} -j REDIRECT"))


def host_becomes_router(lab: Lab) -> None:
    """A host on a bridge sends everything to another, which forwards: ways lead back to where they came from."""
    router, client = _interface(lab), _interface(lab)
    lab.add(lab.inside(router.namespace, "sysctl -w net.ipv4.ip_forward=1"))
    if client.namespace != HOST:
        lab.add(lab.ip(client.namespace, f"route replace default via {router.address}"))
        lab.add(lab.inside(client.namespace, f"ping -c3 -i 0.3 -W1 {lab.random.choice(addresses_of(lab))}"))


def second_cable(lab: Lab) -> None:
    """Two bridges are joined by a cable: one segment, or where they were joined before a loop, which is cut again."""
    if len(lab.bridges) < 2:
        return
    first, second = lab.random.sample(lab.bridges, 2)
    lab.serial += 1
    one, other = f"c{lab.serial}", f"d{lab.serial}"
    lab.add(f"ip link add {one} type veth peer name {other}")
    # A second cable between the same bridges closes a loop, in which the first broadcast would never end.
    for device, bridge in ((one, first), (other, second)):
        lab.add(f"ip link set {device} master {bridge} up")
    if lab.bridges_joined:
        lab.add(f"ip link set {one} down")
    lab.bridges_joined = True


def rejected_guest(lab: Lab) -> None:
    """A host rejects pings, and is asked by another."""
    host, guest = _interface(lab), _interface(lab)
    kind = lab.random.choice(REJECTIONS)
    lab.add(lab.inside(host.namespace, f"iptables -A INPUT -p icmp -j REJECT{kind}"))
    lab.add(lab.inside(guest.namespace, f"ping -c1 -W1 {host.address}"))


def own_packets_refused(lab: Lab) -> None:
    """A namespace refuses to send to an address, by dropping or by rejecting, and tries."""
    chosen, asked = _interface(lab), lab.random.choice(addresses_of(lab))
    verdict = lab.one_of("REJECT", "REJECT", "DROP")
    lab.add(lab.inside(chosen.namespace, f"iptables -A OUTPUT -d {asked} -j {verdict}"))
    lab.add(lab.inside(chosen.namespace, f"ping -c1 -W1 {asked}"))


CHANGES: tuple[Callable[[Lab], None], ...] = (
    mac_change,
    mtu_change,
    link_down,
    loopback_up,
    device_deleted,
    namespace_deleted,
    port_moved,
    port_flag,
    address_added,
    address_removed,
    special_route,
    special_route,
    route_removed,
    route_added,
    policy_rule,
    neighbour_set,
    neighbours_forgotten,
    switch,
    switch,
    chain_of_its_own,
    filter_rule,
    filter_rule,
    filter_rule,
    policy,
    destination_translation,
    source_translation,
    device_moved,
    redirection,
    host_becomes_router,
    second_cable,
    rejected_guest,
    own_packets_refused,
)
"""Every kind of change; one named twice is twice as likely."""


def change(lab: Lab) -> None:
    """Make one change."""
    lab.random.choice(CHANGES)(lab)
