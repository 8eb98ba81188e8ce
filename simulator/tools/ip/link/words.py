"""``ip link`` (ip-link(8))."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.state import DeviceKind
from pingproof.simulator.tools.ip.link.attributes import UNSAID, parse_link
from pingproof.simulator.tools.ip.link.kinds import (
    BRIDGE_PORT,
    DEVICE_KINDS,
    AnyOptions,
    KindOptions,
    OtherOptions,
    VethOptions,
    format_options,
    parse_options,
)
from pingproof.simulator.tools.ip.link.link_options import LinkAttributes, check_address_length, format_attributes
from pingproof.simulator.tools.lib.arguments import WRONG, Arguments, garbage, keywords, matches, unknown_command
from pingproof.simulator.tools.lib.ifa_flags import IFA_FLAGS
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import IpObject
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.words import IpOptions

__all__ = [
    "KindOptions",
    "LinkAdd",
    "LinkAttributes",
    "LinkCommand",
    "LinkDelete",
    "LinkSet",
    "LinkShow",
    "OtherOptions",
    "VethOptions",
    "format_words",
    "parse",
]


@value
class LinkAdd:
    """``ip link add [NAME] … type TYPE …``; ``name`` None lets the kernel choose; ``link`` is the device below."""

    name: str | None
    kind: DeviceKind
    attributes: LinkAttributes = UNSAID
    options: AnyOptions | None = None
    link: str | None = None


@value
class LinkDelete:
    """``ip link del NAME``."""

    name: str


@value
class LinkSet:
    """``ip link set NAME …``: ``attributes.new_name`` is what ``name`` said."""

    name: str
    attributes: LinkAttributes = UNSAID
    options: KindOptions | OtherOptions | None = None


@value
class LinkShow:
    """``ip link [show] [dev NAME] [up] [master BRIDGE|nomaster] [type TYPE]``; of the two the last one counts."""

    name: str | None = None
    up: bool = False
    master: str | None = None
    nomaster: bool = False
    type: str | None = None


LinkCommand = LinkAdd | LinkDelete | LinkSet | LinkShow


def parse(words: Sequence[str], options: IpOptions) -> LinkCommand:
    """The action behind ``ip link`` (ip/iplink.c:do_iplink()).

    Raises UsageError, NotModelled.
    """
    arguments = Arguments(words)
    if not arguments.more:
        return LinkShow()
    verb = arguments.take()
    if matches(verb, "add"):
        return _parse_add(arguments)
    if matches(verb, "set", "change"):
        return _parse_set(arguments)
    if matches(verb, "replace"):
        raise NotModelled("ip link replace", "ip link add, ip link set")
    if matches(verb, "delete"):
        # iplink_modify() reads the same words for all three verbs; what "del" reads beyond the name has no effect.
        link = parse_link(arguments, creates=False)
        if link.type is not None and arguments.more:
            parse_options(link.type, arguments)
        return LinkDelete(link.device or "")
    if matches(verb, "show", "lst", "list"):
        return _parse_show(arguments)
    if matches(verb, "xstats", "afstats", "property"):
        raise NotModelled(f"ip link {verb}", "ip -s link show")
    if matches(verb, "help"):
        raise _help(arguments)
    raise unknown_command(verb, "ip link")


def _help(arguments: Arguments) -> UsageError:
    kind = arguments.take() if arguments.more else ""
    # A kind's own help is printed by its struct link_util, on stdout and with exit code 0; see do_link_help().
    if kind == "veth":
        text = "Usage: ip link <options> type veth [peer <options>]\nTo get <options> type 'ip link add help'\n"
        return UsageError("", 0, text)
    if kind in ("bridge", "bridge_slave"):
        return UsageError("", 0, usage(__file__, f"{kind}_usage.txt"))
    return UsageError(usage(__file__), WRONG)


def _parse_add(arguments: Arguments) -> LinkAdd:
    link = parse_link(arguments, creates=True)
    if link.type is None:
        # iplink_modify() returns -1, of which do_cmd() makes 1; exit(-1) would be 255.
        raise UsageError('Not enough information: "type" argument is required\n', 1)
    options = parse_options(link.type, arguments)
    # A word for settings of a port, which "set" takes; the kernel makes no device of it.
    if link.type == BRIDGE_PORT:
        raise UsageError("Error: Unknown device type.\n", 2)
    attributes = link.attributes
    check_address_length(attributes)
    if isinstance(options, VethOptions):
        check_address_length(options.peer)
    return LinkAdd(link.device, DEVICE_KINDS.get(link.type, DeviceKind.OTHER), attributes, options, link.link)


def _parse_set(arguments: Arguments) -> LinkSet:
    link = parse_link(arguments, creates=False)
    options: KindOptions | OtherOptions | None = None
    if link.type is not None:
        # veth_link_ops has no changelink: the kernel refuses a veth's options, whatever they say.
        read = (
            parse_options(link.type, arguments) if link.type != "veth" else OtherOptions("veth", tuple(arguments.rest))
        )
        options = OtherOptions("veth") if isinstance(read, VethOptions) else read
    attributes = link.attributes
    # "name" in a "set" is the new name, and the old one stands behind "dev" or alone.
    if link.name != link.device:
        attributes = replace(attributes, new_name=link.name)
    if link.link is not None:
        raise NotModelled("ip link set link NAME", "ip link set master NAME")
    return LinkSet(link.device or "", attributes, options)


def _parse_show(arguments: Arguments) -> LinkShow:
    """ip/ipaddress.c:ipaddr_list_flush_or_save(), as ``ip link`` calls it."""
    said: dict[str, Any] = {}
    while arguments.more:
        word = arguments.take()
        if word == "up":
            said["up"] = True
        elif word == "nomaster":
            said["nomaster"] = True
            # filter.master is one field with two meanings: the last word counts.
            said.pop("master", None)
        elif word == "master":
            said["master"] = arguments.value()
            said.pop("nomaster", None)
        elif word == "type":
            said["type"] = arguments.value()
        elif word.removeprefix("-") in ("dynamic", "primary", *IFA_FLAGS):
            continue  # of addresses, which are not shown
        # Filters of "ip address", which reads its words with the same function.
        elif word in ("group", "vrf", "to", "scope", "label"):
            raise NotModelled(f"ip link show {word}", "ip link show dev NAME, master NAME, type TYPE, up")
        else:
            if word == "dev":
                word = arguments.value()
            elif matches(word, "help"):
                raise UsageError(usage(__file__), WRONG)
            if "name" in said:
                raise garbage("dev", word)
            said["name"] = word
    return LinkShow(**said)


@formats(IpObject.LINK, *get_args(LinkCommand))
def format_words(action: LinkCommand) -> list[str]:
    """The words after ``ip link``."""
    match action:
        case LinkAdd():
            kind = [] if action.options is None else format_options(action.options)
            words = keywords(("link", action.link), ("dev", action.name)) + format_attributes(action.attributes)
            return ["add", *words, *(kind or ["type", action.kind.value])]
        case LinkSet():
            kind = [] if action.options is None else format_options(action.options)
            return ["set", "dev", action.name, *format_attributes(action.attributes), *kind]
        case LinkDelete(name):
            return ["del", "dev", name]
        case LinkShow():
            flags = [word for word, said in (("up", action.up), ("nomaster", action.nomaster)) if said]
            filters = keywords(("dev", action.name), ("master", action.master), ("type", action.type))
            return ["show", *flags, *filters]
