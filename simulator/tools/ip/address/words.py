"""``ip address`` (ip-address(8))."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from typing import TYPE_CHECKING, Any, get_args

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.ip.family import require_inet
from pingproof.simulator.tools.lib.arguments import (
    WRONG,
    Arguments,
    duplicate,
    garbage,
    keywords,
    matches,
    unknown_command,
    unsigned,
    wrong,
)
from pingproof.simulator.tools.lib.ifa_flags import IFA_FLAGS
from pingproof.simulator.tools.lib.prefix import get_address, get_prefix
from pingproof.simulator.tools.lib.rt_names import scope_number
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import IpObject
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.words import IpOptions


@value
class AddressAdd:
    """``ip addr add ADDRESS[/LEN] [peer …] [broadcast …] [scope …] [label …] dev NAME`` (``replace``/``change`` too).

    ``address`` has prefix length 32 where none was typed. ``broadcast`` is ``+``, ``-`` or an address.
    """

    address: IPv4Interface
    device: str
    peer: IPv4Interface | None = None
    broadcast: str | None = None
    scope: str | None = None
    label: str | None = None
    noprefixroute: bool = False
    metric: int | None = None
    replace: bool = False


@value
class AddressDelete:
    """``ip addr del ADDRESS[/LEN] dev NAME``: ``prefix_said`` is True where a length was typed."""

    address: IPv4Interface
    device: str
    prefix_said: bool = True
    label: str | None = None
    peer: IPv4Interface | None = None


@value
class AddressFlush:
    """``ip addr flush [dev NAME] [scope …] [to PREFIX] [label …] [FLAG…]``: flags as in ``AddressShow``."""

    device: str | None = None
    scope: str | None = None
    to: IPv4Network | None = None
    label: str | None = None
    flags: tuple[str, ...] = ()
    up: bool = False
    master: str | None = None


@value
class AddressShow:
    """``ip addr [show] [dev NAME] [up] [master BRIDGE] [type TYPE] [scope …] [to PREFIX] [label …] [FLAG…]``.

    ``flags`` are words such as ``primary``, ``secondary``, ``permanent`` and ``dynamic``.
    """

    device: str | None = None
    up: bool = False
    master: str | None = None
    type: str | None = None
    scope: str | None = None
    to: IPv4Network | None = None
    label: str | None = None
    nomaster: bool = False
    flags: tuple[str, ...] = ()


AddressCommand = AddressAdd | AddressDelete | AddressFlush | AddressShow


def parse(words: Sequence[str], options: IpOptions) -> AddressCommand:
    """The action behind ``ip address`` (ip/ipaddress.c:do_ipaddr()).

    Raises UsageError, NotModelled.
    """
    arguments = Arguments(words)
    if not arguments.more:
        return AddressShow()
    verb = arguments.take()
    if matches(verb, "add"):
        return _parse_add(arguments, options.family, replaces=False)
    # "change" lacks NLM_F_CREATE, at which inet_rtm_newaddr() does not look: the words do the same.
    if matches(verb, "change") or verb == "chg" or matches(verb, "replace"):
        return _parse_add(arguments, options.family, replaces=True)
    if matches(verb, "delete"):
        return _parse_delete(arguments, options.family)
    if matches(verb, "list", "show", "lst"):
        return AddressShow(**_selection(arguments, options.family))
    if matches(verb, "flush"):
        return _parse_flush(arguments, options.family)
    if matches(verb, "save", "showdump", "restore"):
        raise NotModelled(f"ip address {verb}", "ip address show")
    if matches(verb, "help"):
        raise UsageError(usage(__file__), WRONG)
    raise unknown_command(verb, "ip address")


def _modification(arguments: Arguments, family: str | None) -> dict[str, Any]:
    """The words of ``add`` and ``del`` (ip/ipaddress.c:ipaddr_modify())."""
    said: dict[str, Any] = {}
    while arguments.more:
        word = arguments.take()
        if word in ("peer", "remote"):
            peer = arguments.value()
            if "peer" in said:
                raise duplicate("peer", peer)
            said["peer"] = get_prefix(peer, family).interface
            # An address settles the request's family: a later one of another family is refused as no address.
            family = family or "inet"
        elif matches(word, "broadcast") or word == "brd":
            broadcast = arguments.value()
            if "broadcast" in said:
                raise duplicate("broadcast", broadcast)
            # "+" and "-" are computed from the prefix, which may be typed later; see broadcast_address().
            said["broadcast"] = broadcast if broadcast in ("+", "-") else str(get_address(broadcast, family))
        elif word == "scope":
            said["scope"] = arguments.value()
            if scope_number(said["scope"]) is None:
                raise wrong(said["scope"], "invalid scope value.")
        elif word == "dev":
            said["device"] = arguments.value()
        elif word == "label":
            said["label"] = arguments.value()
        # The metric of the connected route that the kernel adds, not of the address.
        elif matches(word, "metric", "priority", "preference"):
            metric = arguments.value()
            said["metric"] = unsigned(metric)
            if said["metric"] is None:
                raise wrong(metric, '"metric" value is invalid\n')
        # The one flag that is modelled (IFA_F_NOPREFIXROUTE): the kernel then adds no connected route.
        elif word == "noprefixroute":
            said["noprefixroute"] = True
        elif word == "anycast" or matches(word, "valid_lft", "preferred_lft") or word in IFA_FLAGS:
            raise NotModelled(f"ip address's {word}", "ip address add ADDRESS/LENGTH dev NAME")
        else:
            if word == "local":
                word = arguments.value()
            if matches(word, "help"):
                raise UsageError(usage(__file__), WRONG)
            # Any other word is the address, so a second one is garbage rather than unknown.
            if "address" in said:
                raise garbage("local", word)
            said["address"] = get_prefix(word, family)
            family = family or "inet"
    if "device" not in said:
        raise UsageError('Not enough information: "dev" argument is required.\n', 1)
    if "address" not in said:
        # The kernel answers by the request's family, which -4 or an address sets: inet_rtm_newaddr() misses IFA_LOCAL,
        # inet6_rtm_newaddr() says no more than EINVAL, and rtnetlink has no handler for AF_UNSPEC.
        if family == "inet6":
            raise UsageError("RTNETLINK answers: Invalid argument\n", 2)
        supplied = "Error: ipv4: Local address is not supplied.\n" if "peer" in said or family == "inet" else ""
        raise UsageError(supplied or "RTNETLINK answers: Operation not supported\n", 2)
    return said


def _parse_add(arguments: Arguments, family: str | None, replaces: bool) -> AddressAdd:
    said = _modification(arguments, family)
    require_inet(family, "address replace" if replaces else "address add")
    return AddressAdd(**{**said, "address": said["address"].interface}, replace=replaces)


def _parse_delete(arguments: Arguments, family: str | None) -> AddressDelete:
    said = _modification(arguments, family)
    require_inet(family, "address del")
    address = said["address"]
    # Without a length or a peer no IFA_ADDRESS is sent: inet_rtm_deladdr() then compares the local address alone.
    return AddressDelete(
        address.interface, said["device"], address.said or "peer" in said, said.get("label"), said.get("peer")
    )


def _selection(arguments: Arguments, family: str | None) -> dict[str, Any]:
    """The selection of ``show`` and ``flush`` (ip/ipaddress.c:ipaddr_list_flush_or_save())."""
    said: dict[str, Any] = {}
    flags: list[str] = []
    while arguments.more:
        word = arguments.take()
        if word == "to":
            said["to"] = get_prefix(arguments.value(), family).network
        elif word == "scope":
            said["scope"] = arguments.value()
            # "all" is this command's own word for no restriction; a scope's table has no such name.
            if scope_number(said["scope"]) is None and said["scope"] != "all":
                raise wrong(said["scope"], 'invalid "scope"\n')
        elif word == "up":
            said["up"] = True
        # A leading "-" asks for addresses without the flag.
        elif word.removeprefix("-") in ("dynamic", "primary", *IFA_FLAGS):
            flags.append(word)
        elif word in ("label", "type"):
            said[word] = arguments.value()
        elif word == "master":
            said["master"] = arguments.value()
            # Both write filter.master: the last one typed counts.
            said.pop("nomaster", None)
        elif word in ("group", "vrf"):
            raise NotModelled(f"ip address show {word}", "ip address show dev NAME")
        elif word == "nomaster":
            said["nomaster"] = True
            said.pop("master", None)
        else:
            # A bare word is the device, "dev" or not.
            if word == "dev":
                word = arguments.value()
            elif matches(word, "help"):
                raise UsageError(usage(__file__), WRONG)
            if "device" in said:
                raise garbage("dev", word)
            said["device"] = word
    if flags:
        said["flags"] = tuple(flags)
    return said


def _parse_flush(arguments: Arguments, family: str | None) -> AddressFlush:
    if not arguments.more:
        # A guard of the tool: with no filter it would delete every address of the namespace.
        raise UsageError("Flush requires arguments.\n", 1)
    # "-0" asks for link-layer addresses, which a device cannot be without.
    if family == "link":
        raise UsageError("Cannot flush link addresses.\n", 1)
    said = _selection(arguments, family)
    require_inet(family, "address flush")
    for word in ("type", "nomaster"):
        if word in said:
            raise NotModelled(f"ip address flush {word}", "ip address flush dev NAME")
    return AddressFlush(**said)


def broadcast_address(word: str | None, peer: IPv4Interface) -> IPv4Address | None:
    """``broadcast``: ``+`` sets all host bits, ``-`` clears them; a prefix longer than 30 has no broadcast address."""
    if word in ("+", "-"):
        # No host bits are left that could be set: a /31 has two hosts (RFC 3021), a /32 one.
        if peer.network.prefixlen > 30:
            return None
        return peer.network.broadcast_address if word == "+" else peer.network.network_address
    return IPv4Address(word) if word is not None else None


@formats(IpObject.ADDRESS, *get_args(AddressCommand))
def format_words(action: AddressCommand) -> list[str]:
    """The words after ``ip addr``."""
    match action:
        case AddressAdd():
            words = ["replace" if action.replace else "add", str(action.address)]
            words += keywords(
                ("peer", action.peer), ("broadcast", action.broadcast), ("scope", action.scope),
                ("label", action.label), ("metric", action.metric),
            )  # fmt: skip
            return [*words, *(["noprefixroute"] if action.noprefixroute else []), "dev", action.device]
        case AddressDelete():
            address = str(action.address if action.prefix_said else action.address.ip)
            return ["del", address, *keywords(("peer", action.peer), ("label", action.label)), "dev", action.device]
        case AddressFlush():
            words = ["up"] if action.up else []
            return ["flush", *words, *action.flags, *keywords(*_filters(action), ("master", action.master))]
        case AddressShow():
            words = [word for word, said in (("up", action.up), ("nomaster", action.nomaster)) if said]
            rest = keywords(*_filters(action), ("master", action.master), ("type", action.type))
            return ["show", *words, *action.flags, *rest]


def _filters(action: AddressFlush | AddressShow) -> list[tuple[str, object]]:
    return [("dev", action.device), ("scope", action.scope), ("to", action.to), ("label", action.label)]
