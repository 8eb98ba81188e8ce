"""Kinds of devices as ``ip link … type KIND`` types them: a record a kind, with a table of its options.

A kind of ``DeviceKind`` can be typed without a record: its words are then kept as they are, for a network that makes
such devices or refuses them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.state import DeviceKind
from pingproof.simulator.tools.ip.link.attributes import UNSAID, parse_link
from pingproof.simulator.tools.ip.link.bridge_options import BRIDGE_OPTIONS
from pingproof.simulator.tools.ip.link.link_options import LinkAttributes, format_attributes
from pingproof.simulator.tools.ip.link.port_options import PORT_OPTIONS, SWITCH
from pingproof.simulator.tools.lib.arguments import (
    Arguments,
    check_interface_name,
    keywords,
    matches,
    not_on_or_off,
    wrong,
)
from pingproof.simulator.tools.lib.option import Option, Tool, find
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.value import value

VETH, BRIDGE = DeviceKind.VETH.value, DeviceKind.BRIDGE.value
BRIDGE_PORT = "bridge_slave"
"""The word behind ``type`` for the settings of a bridge's port."""


@value
class VethOptions:
    """``type veth [peer …]``: ``peer_name`` None lets the kernel choose (veth0, veth1 …)."""

    peer_name: str | None = None
    peer: LinkAttributes = UNSAID


@value
class KindOptions:
    """``type KIND …`` of a kind with a table of options: ``said`` by field, ``others`` as typed.

    ``others`` are the options that the model has not got. ``kind_options`` makes one from a mapping.
    """

    kind: str
    said: tuple[tuple[str, Any], ...] = ()
    others: tuple[tuple[str, str], ...] = ()

    def get(self, field: str) -> Any:
        """An option's value; None where it was not typed."""
        return next((of for name, of in self.said if name == field), None)


@value
class OtherOptions:
    """A device type whose options are kept as typed: known to Linux, not modelled here."""

    type: str
    arguments: tuple[str, ...] = ()


AnyOptions = VethOptions | KindOptions | OtherOptions


@value
class Kind:
    """A kind's words: its options, and what ``ip`` says of a word that is none of them.

    ``unknown`` has a place for the word, ``invalid`` for the option's name; words behind a kind that ``passes_over``
    them mean nothing to ``ip``, which knows the kind and has no parser for it. ``mtu_limits`` are the least and the
    greatest MTU that ``-d`` lists, ``queues`` the queues each way.
    """

    options: tuple[Option, ...] = ()
    unknown: str = ""
    invalid: str = ""
    passes_over: bool = False
    mtu_limits: tuple[int, int] = (68, 65535)
    queues: int = 1


_PROCESSORS = 2
"""Processors of the modelled machine: a veth has a queue for each (veth_alloc_queues())."""
_PLAIN = Kind(mtu_limits=(0, 0))
_WITHOUT_A_PARSER = Kind(passes_over=True, mtu_limits=(0, 0))
_UNKNOWN = Kind()
KINDS: Mapping[str, Kind] = {
    DeviceKind.LOOPBACK.value: _PLAIN,
    VETH: Kind(queues=_PROCESSORS),
    BRIDGE: Kind(BRIDGE_OPTIONS, 'bridge: unknown command "{}"?\n', "invalid {}"),
    BRIDGE_PORT: Kind(PORT_OPTIONS, 'bridge_slave: unknown option "{}"?\n', "{} is invalid"),
    **dict.fromkeys(("dummy", "ifb", "nlmon", "vcan", "virt_wifi"), _WITHOUT_A_PARSER),
    **dict.fromkeys(("wireguard", "lowpan"), _PLAIN),
}
"""The kinds whose words are known; ``_PLAIN`` ones take none, so that ``ip`` calls a word behind them garbage."""
DEVICE_KINDS = {kind.value: kind for kind in DeviceKind if kind not in (DeviceKind.LOOPBACK, DeviceKind.OTHER)}
"""The kinds of devices that can be added, by their words."""
TYPE_WORDS = frozenset({*DEVICE_KINDS, BRIDGE_PORT, "bond_slave", "team_slave"})
"""Words behind ``type``; a kernel without such a kind answers as for a type that does not exist."""


def kind_of(device: DeviceKind) -> Kind:
    """The record of a device's kind."""
    return KINDS.get(device.value, _UNKNOWN)


def kind_options(kind: str, said: Mapping[str, Any], others: tuple[tuple[str, str], ...] = ()) -> KindOptions:
    """The options of a kind in the order of its table, however they were typed."""
    fields = dict.fromkeys(row.field for row in KINDS[kind].options)
    return KindOptions(kind, tuple((field, said[field]) for field in fields if field in said), others)


def parse_options(kind: str, arguments: Arguments) -> AnyOptions:
    """The options behind ``type KIND``.

    Raises UsageError, NotModelled.
    """
    # A veth's words are those of a second link, not options.
    if kind == VETH:
        return _parse_veth(arguments)
    record = KINDS.get(kind)
    if record is not None and record.options:
        return _parse_table(kind, record, arguments)
    # Such a kind has a struct link_util without parse_opt: iplink_modify() then skips to the end.
    if record is not None and record.passes_over:
        return OtherOptions(kind)
    # A kind without a struct link_util: what is left of the line has no reader, and is told as garbage.
    if arguments.more and (record is not None or kind not in TYPE_WORDS):
        raise UsageError(f'Garbage instead of arguments "{arguments.word} ...". Try "ip link help".\n', 1)
    # ip sends any word to the kernel, whose answer this is.
    if kind not in TYPE_WORDS:
        raise UsageError("Error: Unknown device type.\n", 2)
    return OtherOptions(kind, tuple(arguments.rest))


def _parse_veth(arguments: Arguments) -> VethOptions:
    """ip/link_veth.c:veth_parse_opt()."""
    if not arguments.more:
        return VethOptions()
    if arguments.take() != "peer":
        text = "Usage: ip link <options> type veth [peer <options>]\nTo get <options> type 'ip link add help'\n"
        raise UsageError("", 1, text)
    # iplink_parse() once more, into VETH_INFO_PEER: the other end takes the same words as the first.
    peer = parse_link(arguments, creates=True)
    if peer.type is not None:
        # The type of the first end stands before "peer": the other end has the same.
        raise UsageError(f'Error: duplicate "type": "{peer.type}" is the second value.\n', 255)
    if peer.link is not None:
        raise NotModelled("link NAME of a veth's peer", "type veth peer name NAME")
    return VethOptions(peer.device, peer.attributes)


def _parse_table(kind: str, record: Kind, arguments: Arguments) -> KindOptions:
    """The words of a kind with options (``parse_opt`` of its ``struct link_util``)."""
    said: dict[str, Any] = {}
    others: list[tuple[str, str]] = []
    while arguments.more:
        word = arguments.take()
        # A command rather than an option: it has no value and leaves no state.
        if kind == BRIDGE and matches(word, "fdb_flush"):
            raise NotModelled("fdb_flush of a bridge", "bridge fdb flush dev NAME")
        row = find(record.options, word, Tool.IP)
        if row is None:
            # It takes back what backup_port set.
            if matches(word, "nobackup_port") and kind == BRIDGE_PORT:
                raise NotModelled("nobackup_port", "type bridge_slave and its switches")
            help_text = usage(__file__, f"{kind}_usage.txt")
            raise UsageError(help_text if matches(word, "help") else record.unknown.format(word) + help_text, 1)
        text = "" if row.form.read is None else arguments.value()
        of = True if row.form.read is None else _read(row, record, text)
        if row.field:
            said[row.field] = of
        else:
            # An option that the model has not got: a switch in its full word, so that two spellings compare equal.
            others.append((row.word, row.form.word(of) if row.form is SWITCH else text))
    return kind_options(kind, said, tuple(others))


def _read(row: Option, record: Kind, text: str) -> Any:
    assert row.form.read is not None
    of = row.form.read(text)
    if of is not None:
        return of
    if row.form is SWITCH:
        raise not_on_or_off(row.word, text, 1)
    raise wrong(text, record.invalid.format(row.word))


def format_options(options: AnyOptions) -> list[str]:
    """The words from ``type`` on."""
    match options:
        case VethOptions():
            # Only a device's word may be longer than a device's name can be.
            key = "name" if options.peer_name is None or check_interface_name(options.peer_name) else "dev"
            words = keywords((key, options.peer_name)) + format_attributes(options.peer)
            return ["type", "veth", *(["peer", *words] if words else [])]
        case KindOptions():
            return ["type", options.kind, *format_said(options)]
        case OtherOptions():
            return ["type", options.type, *options.arguments]


def format_said(options: KindOptions) -> list[str]:
    """The words of the options without their kind: ``bridge link set`` takes a port's, too."""
    said, words = dict(options.said), list[str]()
    for row in KINDS[options.kind].options:
        of = said.pop(row.field, None)
        if of is not None:
            words += [row.word] if row.form.read is None else [row.word, row.form.word(of)]
    return [*words, *keywords(*options.others)]
