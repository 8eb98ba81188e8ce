"""Suggestions for the next word of a command line, for the shell's Tab key.

A small grammar of the words that learners type; the names of namespaces, devices and addresses come from the network.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.network import Network

OWN_COMMANDS = ("explain", "mend", "undo", "help", "exit")
"""The shell's own words, beside the lab's commands."""
LEAVING = ("exit", "quit", "logout")
"""The words that end a session."""

PROGRAMS = (
    *("arp", "brctl", "bridge", "conntrack", "echo", "ifconfig", "ip", "iptables"),
    *("ping", "route", "sleep", "sysctl", "traceroute"),
)

NAMESPACE, DEVICE, ADDRESS, COMMAND = "<namespace>", "<device>", "<address>", "<command>"
"""Places in the grammar that the network fills."""

GRAMMAR: dict[str, tuple[str, ...]] = {
    "": (COMMAND,),
    "ip": ("address", "link", "neigh", "netns", "route", "rule", "-n", "-br", "-d", "-s", "-j"),
    "ip -n": (NAMESPACE,),
    "ip netns": ("add", "del", "exec", "identify", "list"),
    "ip netns del": (NAMESPACE,),
    "ip netns exec": (NAMESPACE,),
    "ip link": ("add", "del", "set", "show"),
    "ip link add": ("type", "address", "mtu", "netns"),
    "ip link set": ("dev", DEVICE),
    "ip link del": (DEVICE,),
    "ip link show": ("dev", "master", "type", "up", DEVICE),
    "ip address": ("add", "del", "flush", "show"),
    "ip address add": (),
    "ip address del": (ADDRESS,),
    "ip address flush": ("dev",),
    "ip address show": ("dev", DEVICE),
    "ip route": ("add", "del", "get", "replace", "show"),
    "ip route add": ("default", "blackhole", "prohibit", "unreachable"),
    "ip route del": ("default",),
    "ip route get": (ADDRESS,),
    "ip route show": ("dev", "table"),
    "ip rule": ("add", "del", "show"),
    "ip rule add": ("from", "to", "iif", "oif", "fwmark", "priority", "table"),
    "ip neigh": ("add", "del", "flush", "replace", "show"),
    "bridge": ("fdb", "link"),
    "bridge fdb": ("add", "append", "del", "replace", "show"),
    "bridge fdb show": ("br", "dev"),
    "bridge link": ("set", "show"),
    "bridge link set": ("dev",),
    "brctl": ("addbr", "addif", "delbr", "delif", "show", "showmacs", "stp"),
    "conntrack": ("-L", "-F"),
    "ping": ("-c1", "-W1", "-I", "-s", "-t", "-M", ADDRESS),
    "traceroute": ("-n", "-I", "-q1", "-w1", ADDRESS),
    "iptables": ("-t", "-A", "-D", "-I", "-F", "-L", "-N", "-P", "-S", "-n", "-v"),
    "route": ("-n", "add", "del"),
    "arp": ("-n", "-d", "-s"),
    "sysctl": ("-w", "net.ipv4.ip_forward", "net.ipv4.conf.all.rp_filter", "net.bridge.bridge-nf-call-iptables"),
    "sysctl -w": ("net.ipv4.ip_forward=", "net.ipv4.conf.all.rp_filter=", "net.bridge.bridge-nf-call-iptables="),
}
"""The words that can follow each command (options with their values left out)."""

AFTER: dict[str, tuple[str, ...]] = {
    "dev": (DEVICE,),
    "br": (DEVICE,),
    "master": (DEVICE,),
    "iif": (DEVICE,),
    "oif": (DEVICE,),
    "via": (ADDRESS,),
    "netns": (NAMESPACE,),
    "type": ("veth", "bridge", "dummy"),
    "veth": ("peer",),
    "peer": ("name",),
    "-t": ("filter", "nat"),
    "-i": (DEVICE,),
    "-o": (DEVICE,),
    "-j": ("ACCEPT", "DROP", "MASQUERADE", "REJECT", "SNAT", "DNAT", "RETURN"),
    "-A": ("FORWARD", "INPUT", "OUTPUT", "POSTROUTING", "PREROUTING"),
    "-I": ("FORWARD", "INPUT", "OUTPUT", "POSTROUTING", "PREROUTING"),
    "-P": ("FORWARD", "INPUT", "OUTPUT"),
    "-p": ("icmp", "tcp", "udp"),
}
"""The words that can follow one word, whatever came before."""

FURTHER: dict[str, tuple[str, ...]] = {
    "ip link set": ("up", "down", "master", "nomaster", "netns", "mtu", "address", "name"),
    "ip link add": ("type", "address", "mtu", "netns"),
    "ip address add": ("dev", "brd"),
    "ip address del": ("dev",),
    "ip route add": ("via", "dev", "src", "metric", "table", "onlink"),
    "ip route del": ("via", "dev", "metric", "table"),
    "ip neigh add": ("lladdr", "dev", "nud"),
    "bridge fdb add": ("dev", "master", "static"),
    "bridge link set": ("state", "learning", "flood", "hairpin", "isolated"),
    "iptables": ("-s", "-d", "-i", "-o", "-p", "-j"),
}
"""The words that can follow once the command has its object."""

_SHORT = {
    "a": "address",
    "addr": "address",
    "l": "link",
    "r": "route",
    "ro": "route",
    "n": "neigh",
    "neighbour": "neigh",
}


def suggestions(words: list[str], network: Network) -> list[str]:
    """The words that can follow ``words`` (complete ones only), names of the lab included."""
    namespace, words = _whose(words, network)
    # The last word decides first: behind "dev" only a device can come, whatever the command.
    if words and words[-1] in AFTER and not _is_object(words):
        return _filled(AFTER[words[-1]], namespace, network)
    key = _longest_key(words)
    if key is None:
        return []
    length = len(key.split())
    places = GRAMMAR.get(key, ()) if len(words) == length else FURTHER.get(key, ())
    return [word for word in _filled(places, namespace, network) if word not in words[length:]]


def _is_object(words: list[str]) -> bool:
    """Whether the last word is the command's object, not an option: ``ip netns``."""
    return len(words) == 2 and words[1] == "netns"


def _whose(words: list[str], network: Network) -> tuple[NetNamespace, list[str]]:
    """The namespace in which the command runs, and the command without the words that say so."""
    if words[:1] == ["sudo"]:
        words = words[1:]
    if words[:3] == ["ip", "netns", "exec"] and len(words) > 3:
        return network.named.get(words[3], network.host), words[4:]
    if words[:2] == ["ip", "-n"] and len(words) > 2:
        return network.named.get(words[2], network.host), ["ip", *words[3:]]
    return network.host, words


def _longest_key(words: list[str]) -> str | None:
    spelled = [_SHORT.get(word, word) if place == 1 else word for place, word in enumerate(words)]
    # The longest beginning that the grammar has: what comes behind it are the command's objects and options.
    for length in range(len(spelled), -1, -1):
        key = " ".join(spelled[:length])
        if key in GRAMMAR or key in FURTHER:
            return key if key or not spelled else None
    return None


def _filled(places: Iterable[str], namespace: NetNamespace, network: Network) -> list[str]:
    words: list[str] = []
    for place in places:
        if place == NAMESPACE:
            words += network.named
        elif place == DEVICE:
            words += [device.name for device in namespace.devices.values()]
        elif place == ADDRESS:
            words += _addresses(network)
        elif place == COMMAND:
            words += [*PROGRAMS, *(OWN_COMMANDS if namespace is network.host else ())]
        else:
            words.append(place)
    return words


def _addresses(network: Network) -> list[str]:
    """Every address of the lab and its world, each once, in the order in which the namespaces came."""
    found = {
        str(address.local): None
        for namespace in network.namespaces.values()
        for device in namespace.devices.values()
        for address in device.addresses
    }
    return [*found]
