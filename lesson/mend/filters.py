"""Mends of what forbids: iptables rules and policies, the reverse-path filter, sysctls, addresses used twice."""

from __future__ import annotations

from collections.abc import Iterator

from pingproof.lesson.mend.routes import towards
from pingproof.lesson.mend.situation import Situation, Step
from pingproof.simulator.linux.netfilter.nf_tables_core import PolicyRow, RuleRow


def rule(situation: Situation) -> Iterator[Step]:
    """Without the rule that dropped the packet, before it one that accepts it, or with another policy."""
    row = situation.event.row if situation.event is not None else None
    if isinstance(row, RuleRow):
        words = f"iptables {_table(row.table)}-D {row.chain} {row.specification}"
        yield from situation.program(situation.namespace, words)
        if row.table == "filter" and situation.source is not None:
            accept = f"-s {situation.source} -d {situation.target} -j ACCEPT"
            yield from situation.program(situation.namespace, f"iptables -I {row.chain} {row.number} {accept}")
    if isinstance(row, PolicyRow):
        yield from situation.program(situation.namespace, f"iptables {_table(row.table)}-P {row.chain} ACCEPT")


def _table(name: str) -> str:
    return "" if name == "filter" else f"-t {name} "


def reverse_path(situation: Situation) -> Iterator[Step]:
    """No filter; or a route to the source by the device that the packet came in by."""
    if situation.event is not None:
        yield from _everywhere(situation, situation.event.device, "rp_filter", 0)
    if situation.source is not None:
        yield from towards(situation, situation.namespace, situation.source)


def arp_not_answered(situation: Situation) -> Iterator[Step]:
    """Let the namespace answer for every address it has."""
    if situation.event is not None:
        for key in ("arp_ignore", "arp_filter"):
            yield from _everywhere(situation, situation.event.device, key, 0)


def _everywhere(situation: Situation, device: str, key: str, value: int) -> Iterator[Step]:
    """A sysctl that counts where either ``all`` or the device has it."""
    words = f"sysctl -w net.ipv4.conf.all.{key}={value} net.ipv4.conf.{device}.{key}={value}"
    yield from situation.program(situation.namespace, words)


def martian(situation: Situation) -> Iterator[Step]:
    """An address that is used twice, or one of 127.0.0.0/8."""
    for device in situation.namespace.devices.values():
        for row in device.addresses:
            if row.local == situation.source and not device.is_loopback:
                words = f"addr del {row.local}/{row.prefix_length} dev {device.name}"
                yield from situation.ip(situation.namespace, words)
    if situation.event is not None:
        for key in ("accept_local", "route_localnet"):
            words = f"sysctl -w net.ipv4.conf.{situation.event.device}.{key}=1"
            yield from situation.program(situation.namespace, words)


def twice_there(situation: Situation) -> Iterator[Step]:
    """The answer ended with somebody else who has the asker's address too: there it goes."""
    if situation.namespace is situation.origin:
        return
    for device in situation.namespace.devices.values():
        for row in device.addresses:
            if row.local == situation.target:
                words = f"addr del {row.local}/{row.prefix_length} dev {device.name}"
                yield from situation.ip(situation.namespace, words)


def echo_ignored(situation: Situation) -> Iterator[Step]:
    """Let the namespace answer."""
    for key in ("icmp_echo_ignore_all", "icmp_echo_ignore_broadcasts"):
        yield from situation.program(situation.namespace, f"sysctl -w net.ipv4.{key}=0")
