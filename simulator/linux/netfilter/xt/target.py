"""``-j``: verdicts, and the targets that do something to a packet; those that are not modelled are refused by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from pingproof.simulator.errors import NotModelled
from pingproof.simulator.linux.netfilter.nf_conntrack import ConntrackInfo
from pingproof.simulator.linux.netfilter.nf_reject_ipv4 import REJECT_CODES, nf_send_unreach
from pingproof.simulator.linux.netfilter.nf_tables_core import Verdict
from pingproof.simulator.linux.netfilter.xt.packet_match import value_and_mask
from pingproof.simulator.state.netfilter import CtInfo
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.netfilter import HookState
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_tables_core import TargetAction
    from pingproof.simulator.tools.iptables.words import Target
    from pingproof.simulator.wire.icmp import UnreachableCode
    from pingproof.simulator.wire.ipv4 import Ipv4

NAT_TARGET_NAMES = frozenset({"SNAT", "DNAT", "MASQUERADE", "REDIRECT", "NETMAP"})
VERDICTS: dict[str, Verdict] = {"ACCEPT": Verdict.ACCEPT, "DROP": Verdict.DROP, "RETURN": Verdict.RETURN}


@value
class RejectTarget:
    """``-j REJECT``: drop, and tell the sender. ``code`` is None for ``tcp-reset``."""

    code: UnreachableCode | None

    def apply(self, skb: SkBuff, state: HookState) -> Verdict:
        """Send the error, then drop."""
        assert self.code is not None  # a reset wants -p tcp, and no packet here is TCP's
        nf_send_unreach(skb, self.code)
        return Verdict.DROP


@value
class NoteTarget:
    """LOG, NFLOG, TRACE, CHECKSUM, TCPMSS, CLASSIFY: nothing that a packet's way shows; the rule counts it."""

    name: str

    def apply(self, skb: SkBuff, state: HookState) -> Verdict:
        """Go on."""
        return Verdict.CONTINUE


@value
class MarkTarget:
    """``-j MARK --set-xmark VALUE/MASK``."""

    value: int
    mask: int

    def apply(self, skb: SkBuff, state: HookState) -> Verdict:
        """Clear the mask's bits, then exclusive-or the value in."""
        skb.mark = skb.mark & ~self.mask & 0xFFFFFFFF ^ self.value
        return Verdict.CONTINUE


@value
class ConnmarkTarget:
    """``-j CONNMARK``: set the flow's mark, or carry a mark between packet and flow."""

    mode: str
    value: int = 0
    flow_mask: int = 0xFFFFFFFF
    packet_mask: int = 0xFFFFFFFF

    def apply(self, skb: SkBuff, state: HookState) -> Verdict:
        """Nothing happens to a packet without a flow."""
        flow = skb.conntrack.flow if skb.conntrack is not None else None
        if flow is None:
            return Verdict.CONTINUE
        kept = flow.mark & ~self.flow_mask & 0xFFFFFFFF
        if self.mode == "set":
            flow.mark = kept ^ self.value
        elif self.mode == "save":
            flow.mark = kept ^ (skb.mark & self.packet_mask)
        else:
            skb.mark = skb.mark & ~self.packet_mask & 0xFFFFFFFF ^ (flow.mark & self.flow_mask)
        return Verdict.CONTINUE


@value
class TtlTarget:
    """``-j TTL``: set, or change by ``step``."""

    value: int | None
    step: int = 0

    def apply(self, skb: SkBuff, state: HookState) -> Verdict:
        """Between 0 and 255."""
        ttl = self.value if self.value is not None else min(255, max(0, skb.ip.ttl + self.step))
        _set_packet(skb, replace(skb.ip, ttl=ttl))
        return Verdict.CONTINUE


@value
class TosTarget:
    """``-j TOS`` and ``-j DSCP``: clear the mask's bits of the TOS byte, then exclusive-or the value in."""

    value: int
    mask: int

    def apply(self, skb: SkBuff, state: HookState) -> Verdict:
        """Rewrite the byte."""
        _set_packet(skb, replace(skb.ip, tos=skb.ip.tos & ~self.mask & 0xFF ^ self.value))
        return Verdict.CONTINUE


@value
class NotrackTarget:
    """``-j NOTRACK`` and ``-j CT --notrack``: the packet gets no flow and is UNTRACKED."""

    def apply(self, skb: SkBuff, state: HookState) -> Verdict:
        """Unless it has a flow already."""
        if skb.conntrack is None:
            skb.conntrack = ConntrackInfo(None, CtInfo.UNTRACKED)
        return Verdict.CONTINUE


def _set_packet(skb: SkBuff, packet: Ipv4) -> None:
    skb.packet = packet
    if skb.frame is not None:
        skb.frame = replace(skb.frame, payload=packet)


def _options(target: Target) -> dict[str, str]:
    return {option: values[0] if values else "" for option, values in target.options}


def compile_reject(target: Target) -> TargetAction:
    """``-j REJECT [--reject-with TYPE]``."""
    kind = _options(target).get("reject-with", "icmp-port-unreachable")
    return RejectTarget(REJECT_CODES.get(kind))


def compile_note(target: Target) -> TargetAction:
    """A target whose work nobody on the way sees."""
    return NoteTarget(target.name)


def compile_mark(target: Target) -> TargetAction:
    """``-j MARK --set-xmark``, as which each of its options is kept."""
    return MarkTarget(*value_and_mask(_options(target)["set-xmark"]))


def compile_connmark(target: Target) -> TargetAction:
    """``-j CONNMARK``."""
    options = _options(target)
    if "save-mark" in options or "restore-mark" in options:
        masks = int(options["ctmask"], 0), int(options["nfmask"], 0)
        return ConnmarkTarget("save" if "save-mark" in options else "restore", 0, *masks)
    return ConnmarkTarget("set", *value_and_mask(options["set-xmark"]))


def compile_ttl(target: Target) -> TargetAction:
    """``-j TTL``."""
    option, text = next(iter(_options(target).items()))
    number = int(text, 0)
    if option == "ttl-set":
        return TtlTarget(number)
    return TtlTarget(None, number if option == "ttl-inc" else -number)


def compile_tos(target: Target) -> TargetAction:
    """``-j TOS --set-tos VALUE[/MASK]``."""
    return TosTarget(*value_and_mask(_options(target)["set-tos"], 0xFF))


def compile_dscp(target: Target) -> TargetAction:
    """``-j DSCP --set-dscp VALUE``."""
    return TosTarget(int(_options(target)["set-dscp"], 0) << 2, 0xFC)


def compile_notrack(target: Target) -> TargetAction:
    """``-j NOTRACK``, ``-j CT --notrack``. Raises ``NotModelled`` for CT's zones, helpers and timeouts."""
    said = set(_options(target)) - {"notrack"}
    if said:
        raise NotModelled(f"iptables' target 'CT --{min(said)}'", near="CT --notrack")
    return NotrackTarget()


TARGETS: dict[str, Callable[[Target], TargetAction]] = {
    "REJECT": compile_reject,
    "LOG": compile_note,
    "NFLOG": compile_note,
    "TRACE": compile_note,
    "CHECKSUM": compile_note,
    "CLASSIFY": compile_note,
    "TCPMSS": compile_note,
    "MARK": compile_mark,
    "CONNMARK": compile_connmark,
    "TTL": compile_ttl,
    "TOS": compile_tos,
    "DSCP": compile_dscp,
    "NOTRACK": compile_notrack,
    "CT": compile_notrack,
}
UNMODELLED_TARGETS = frozenset(
    {"AUDIT", "CLUSTERIP", "CONNSECMARK", "ECN", "HMARK", "IDLETIMER", "LED", "NFQUEUE", "RATEEST", "SECMARK", "SET"}
    | {"SYNPROXY", "TCPOPTSTRIP", "TEE", "TPROXY", "ULOG", "DNPT", "SNPT", "HL"}
)
KNOWN_EXTENSIONS = frozenset(TARGETS) | NAT_TARGET_NAMES | UNMODELLED_TARGETS
"""The targets that ``iptables`` 1.8.9 brings along: names that no chain may have."""


def compile_target(target: Target) -> TargetAction:
    """What a target other than a verdict or a chain does. Raises ``NotModelled`` with its name when not known here."""
    from pingproof.simulator.linux.netfilter.xt.nat_target import NAT_TARGETS

    compiler = TARGETS.get(target.name) or NAT_TARGETS.get(target.name)
    if compiler is None:
        raise NotModelled(f"iptables' target '{target.name}'", near="ACCEPT, DROP, REJECT, MARK, LOG")
    return compiler(target)
