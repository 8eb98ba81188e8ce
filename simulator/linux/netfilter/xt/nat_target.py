"""``-j SNAT``, ``DNAT``, ``MASQUERADE``, ``REDIRECT``, ``NETMAP``: what a flow's first packet settles (xt_nat.c …)."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING

from pingproof.simulator.linux.netfilter.nf_nat_core import HOOK_MANIP, nf_nat_setup_info
from pingproof.simulator.linux.netfilter.nf_nat_masquerade import nf_nat_masquerade_ipv4
from pingproof.simulator.linux.netfilter.nf_nat_redirect import nf_nat_redirect_ipv4
from pingproof.simulator.linux.netfilter.nf_nat_unique import Manip, NatRange
from pingproof.simulator.linux.netfilter.nf_tables_core import Verdict
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.netfilter import HookState
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_tables_core import TargetAction
    from pingproof.simulator.tools.iptables.words import Target

NEEDS_CONNTRACK = frozenset({"SNAT", "DNAT", "MASQUERADE", "REDIRECT", "NETMAP", "CONNMARK"})
"""The targets whose rules keep conntrack at work in their namespace (``nf_ct_netns_get``)."""


@value
class NatTarget:
    """SNAT and DNAT: a range to map one side into."""

    range: NatRange
    manip: Manip

    def apply(self, skb: SkBuff, state: HookState) -> Verdict:
        """Settle the flow."""
        info = skb.conntrack
        assert info is not None
        assert info.flow is not None
        return _verdict(nf_nat_setup_info(skb.namespace, info.flow, self.range, self.manip))


@value
class MasqueradeTarget:
    """MASQUERADE: the address of the device that the packet leaves by."""

    range: NatRange

    def apply(self, skb: SkBuff, state: HookState) -> Verdict:
        """Settle the flow."""
        assert state.output is not None
        return _verdict(nf_nat_masquerade_ipv4(skb, state.output, self.range))


@value
class RedirectTarget:
    """REDIRECT: this host itself."""

    range: NatRange

    def apply(self, skb: SkBuff, state: HookState) -> Verdict:
        """Settle the flow."""
        return _verdict(nf_nat_redirect_ipv4(skb, state.hook, self.range))


@value
class NetmapTarget:
    """NETMAP: another prefix, the same host part."""

    network: IPv4Network

    def apply(self, skb: SkBuff, state: HookState) -> Verdict:
        """Settle the flow."""
        info = skb.conntrack
        assert info is not None
        assert info.flow is not None
        manip = HOOK_MANIP[state.hook]
        old = skb.ip.source if manip is Manip.SOURCE else skb.ip.destination
        mask = int(self.network.netmask)
        new = IPv4Address(int(old) & ~mask & 0xFFFFFFFF | int(self.network.network_address))
        return _verdict(nf_nat_setup_info(skb.namespace, info.flow, NatRange(new, new), manip))


def _verdict(settled: bool) -> Verdict:
    return Verdict.ACCEPT if settled else Verdict.DROP


def parse_range(text: str, options: set[str]) -> NatRange:
    """``ADDRESS[-ADDRESS][:PORT[-PORT[/BASE]]]``, either part alone, with ``--random`` and ``--persistent``.

    >>> parse_range("10.0.0.1:80-90", set()).last_port
    90
    """
    addresses, _, ports = text.partition(":")
    first = last = None
    if addresses:
        low, _, high = addresses.partition("-")
        first, last = IPv4Address(low), IPv4Address(high or low)
    return NatRange(first, last, *parse_ports(ports), _is_random(options), "persistent" in options)


def parse_ports(text: str) -> tuple[int | None, int | None, int | None]:
    """``PORT[-PORT[/BASE]]``: first, last, base; None where unsaid."""
    if not text:
        return None, None, None
    ports, _, base = text.partition("/")
    low, _, high = ports.partition("-")
    return int(low), int(high or low), int(base) if base else None


def _is_random(options: set[str]) -> bool:
    return bool(options & {"random", "random-fully"})


def _text(target: Target, *names: str) -> str:
    return next((values[0] for option, values in target.options if option in names and values), "")


def compile_snat(target: Target) -> TargetAction:
    """``-j SNAT --to-source RANGE``."""
    return NatTarget(parse_range(_text(target, "to-source"), {option for option, _ in target.options}), Manip.SOURCE)


def compile_dnat(target: Target) -> TargetAction:
    """``-j DNAT --to-destination RANGE``."""
    options = {option for option, _ in target.options}
    return NatTarget(parse_range(_text(target, "to-destination"), options), Manip.DESTINATION)


def compile_masquerade(target: Target) -> TargetAction:
    """``-j MASQUERADE [--to-ports PORT[-PORT]]``."""
    options = {option for option, _ in target.options}
    return MasqueradeTarget(NatRange(None, None, *parse_ports(_text(target, "to-ports")), _is_random(options)))


def compile_redirect(target: Target) -> TargetAction:
    """``-j REDIRECT [--to-ports PORT[-PORT]]``."""
    options = {option for option, _ in target.options}
    return RedirectTarget(NatRange(None, None, *parse_ports(_text(target, "to-ports")), _is_random(options)))


def compile_netmap(target: Target) -> TargetAction:
    """``-j NETMAP --to PREFIX``."""
    return NetmapTarget(IPv4Network(_text(target, "to"), strict=False))


NAT_TARGETS: dict[str, Callable[[Target], TargetAction]] = {
    "SNAT": compile_snat,
    "DNAT": compile_dnat,
    "MASQUERADE": compile_masquerade,
    "REDIRECT": compile_redirect,
    "NETMAP": compile_netmap,
}
