"""``-j CONNMARK`` (libxt_CONNMARK.c, xt_connmark.c): set the mark of a flow, or copy it from or to the packet."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables.canonical import ALL_BITS, value_and_mask
from pingproof.simulator.tools.iptables.libxtables.extension import (
    MatchOption,
    Option,
    Options,
    Syntax,
    TargetExtension,
    bad_value,
)
from pingproof.simulator.tools.iptables.libxtables.marks import (
    OPERATIONS,
    finish_operation,
    operation,
    operation_listing,
    set_bits,
)
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
from pingproof.simulator.tools.lib.arguments import strtoui
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.libxtables.packet import Action, Packet


class Mode(Enum):
    """``enum { XT_CONNMARK_SET … }``."""

    SET = "set-xmark"
    SAVE = "save-mark"
    RESTORE = "restore-mark"


@value
class Connmark:
    """``flow_mask`` and ``packet_mask`` say which bits of either mark are meant."""

    mode: Mode
    value: int = 0
    flow_mask: int = ALL_BITS
    packet_mask: int = ALL_BITS

    def apply(self, packet: Packet) -> RuleVerdict:
        """Nothing happens to a packet without a flow."""
        flow = packet.flow
        if flow is None:
            return RuleVerdict.CONTINUE
        if self.mode is Mode.SET:
            flow.mark = set_bits(flow.mark, self.value, self.flow_mask)
        elif self.mode is Mode.SAVE:
            flow.mark = set_bits(flow.mark, packet.mark & self.packet_mask, self.flow_mask)
        else:
            packet.mark = set_bits(packet.mark, flow.mark & self.flow_mask, self.packet_mask)
        return RuleVerdict.CONTINUE


def _mode(options: Options) -> Mode:
    return next(mode for mode in (Mode.SAVE, Mode.RESTORE, Mode.SET) if mode.value in options)


def _compile(options: Options) -> Action:
    mode = _mode(options)
    if mode is Mode.SET:
        return Connmark(mode, *value_and_mask(options[mode.value]))
    # Both masks are there: _finish() has filled them in.
    return Connmark(mode, 0, int(options["ctmask"], 0), int(options["nfmask"], 0))


def _mask(name: str) -> Option:
    def convert(word: str, protocol: str | None) -> str:
        value = strtoui(word, 0, ALL_BITS)
        if value is None:
            raise bad_value("CONNMARK", name, 0, ALL_BITS)
        return f"{value:#x}"

    return Option(name, 1, convert)


def _finish(options: list[MatchOption]) -> list[MatchOption]:
    """``--save-mark`` and ``--restore-mark`` are kept with both masks."""
    said = {option: words[0] if words else "" for option, words, _ in options}
    for carry in (Mode.SAVE.value, Mode.RESTORE.value):
        if carry in said:
            mask = said.get("mask", "0xffffffff")
            # "--mask" is one mask for both.
            packet_mask, flow_mask = said.get("nfmask", mask), said.get("ctmask", mask)
            return [(carry, (), False), ("nfmask", (packet_mask,), False), ("ctmask", (flow_mask,), False)]
    if not set(OPERATIONS) & set(said):
        raise problem("CONNMARK target: No operation specified")
    return finish_operation([option for option in options if option[0] in OPERATIONS])


def _listing(options: Options, numeric: bool) -> str:
    mode = _mode(options)
    if mode is Mode.SET:
        return f" CONNMARK {operation_listing(options[mode.value])}"
    word = mode.value.removesuffix("-mark")
    packet_mask, flow_mask = int(options["nfmask"], 0), int(options["ctmask"], 0)
    if packet_mask == flow_mask:
        return f" CONNMARK {word}" + (f" mask 0x{packet_mask:x}" if packet_mask != ALL_BITS else "")
    if mode is Mode.SAVE:
        return f" CONNMARK save nfmask 0x{packet_mask:x} ctmask ~0x{flow_mask:x}"
    return f" CONNMARK restore ctmask 0x{flow_mask:x} nfmask ~0x{packet_mask:x}"


EXTENSION = TargetExtension(
    "CONNMARK",
    Syntax(
        (
            *(operation("CONNMARK", name) for name in OPERATIONS),
            Option("save-mark", 0),
            Option("restore-mark", 0),
            _mask("ctmask"),
            _mask("nfmask"),
            _mask("mask"),
        ),
        alternatives=(*OPERATIONS, "save-mark", "restore-mark"),
        finish=_finish,
    ),
    _compile,
    _listing,
    uses_conntrack=True,
    examples=(
        "-j CONNMARK --set-xmark 0x1/0xffffffff",
        "-j CONNMARK --save-mark --nfmask 0xffffffff --ctmask 0xffffffff",
        "-j CONNMARK --restore-mark --nfmask 0xff --ctmask 0xff00",
    ),
)
