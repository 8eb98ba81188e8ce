"""Mends of filters: iptables rules and policies, the reverse-path filter, sysctls, addresses used twice."""

from __future__ import annotations

from collections.abc import Iterator

from pingproof.lesson.mend.failed_probe import FailedProbe, Step
from pingproof.lesson.mend.routes import towards
from pingproof.simulator.linux.netfilter.nf_tables_core import PolicyRow, RuleRow


def rule(failed: FailedProbe) -> Iterator[Step]:
    """Propose to delete the rule that dropped the packet, to accept the packet before it, or another policy."""
    row = failed.event.row if failed.event is not None else None
    if isinstance(row, RuleRow):
        words = f"iptables {_table(row.table)}-D {row.chain} {row.specification}"
        yield from failed.program(failed.namespace, words)
        # Before the rule, at its number: a later place would be reached by nobody.
        if row.table == "filter" and failed.source is not None:
            accept = f"-s {failed.source} -d {failed.target} -j ACCEPT"
            yield from failed.program(failed.namespace, f"iptables -I {row.chain} {row.number} {accept}")
    if isinstance(row, PolicyRow):
        yield from failed.program(failed.namespace, f"iptables {_table(row.table)}-P {row.chain} ACCEPT")


def _table(name: str) -> str:
    return "" if name == "filter" else f"-t {name} "


def reverse_path(failed: FailedProbe) -> Iterator[Step]:
    """Propose no reverse-path filter, or a route to the source by the device that the packet came in by."""
    if failed.event is not None:
        yield from _everywhere(failed, failed.event.device, "rp_filter", 0)
    if failed.source is not None:
        yield from towards(failed, failed.namespace, failed.source)


def arp_not_answered(failed: FailedProbe) -> Iterator[Step]:
    """Propose ARP replies for every address of the namespace."""
    if failed.event is not None:
        # Both keep a namespace from replying for an address it has (net/ipv4/arp.c:arp_ignore(), arp_filter()).
        for key in ("arp_ignore", "arp_filter"):
            yield from _everywhere(failed, failed.event.device, key, 0)


def _everywhere(failed: FailedProbe, device: str, key: str, value: int) -> Iterator[Step]:
    """A sysctl for ``all`` and for the device, because the larger value counts."""
    words = f"sysctl -w net.ipv4.conf.all.{key}={value} net.ipv4.conf.{device}.{key}={value}"
    yield from failed.program(failed.namespace, words)


def martian(failed: FailedProbe) -> Iterator[Step]:
    """Propose a mend for an address used twice, or one of 127.0.0.0/8."""
    # A packet from an address of the receiver's own is a martian (net/ipv4/fib_frontend.c:fib_validate_source()).
    for device in failed.namespace.devices.values():
        for row in device.addresses:
            if row.local == failed.source and not device.is_loopback:
                words = f"addr del {row.local}/{row.prefix_length} dev {device.name}"
                yield from failed.ip(failed.namespace, words)
    if failed.event is not None:
        for key in ("accept_local", "route_localnet"):
            words = f"sysctl -w net.ipv4.conf.{failed.event.device}.{key}=1"
            yield from failed.program(failed.namespace, words)


def twice_there(failed: FailedProbe) -> Iterator[Step]:
    """Propose to delete the sender's address from another namespace, where the answer ended."""
    if failed.namespace is failed.origin:
        return
    for device in failed.namespace.devices.values():
        for row in device.addresses:
            if row.local == failed.target:
                words = f"addr del {row.local}/{row.prefix_length} dev {device.name}"
                yield from failed.ip(failed.namespace, words)


def echo_ignored(failed: FailedProbe) -> Iterator[Step]:
    """Propose replies to echo requests."""
    for key in ("icmp_echo_ignore_all", "icmp_echo_ignore_broadcasts"):
        yield from failed.program(failed.namespace, f"sysctl -w net.ipv4.{key}=0")
