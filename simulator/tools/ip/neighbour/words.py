"""``ip neighbour`` (ip-neighbour(8))."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from ipaddress import IPv4Address, IPv4Network
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
from pingproof.simulator.tools.lib.prefix import get_address, get_prefix, link_address
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import IpObject
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.words import IpOptions


@value
class NeighbourChange:
    """``ip neigh add|replace|change|del ADDRESS [lladdr MAC] [nud STATE] dev NAME``; ``verb`` is that word.

    ``nud`` is the state's full word (``permanent``, ``stale`` …); None is permanent. ``proxy`` needs no device.
    """

    verb: str
    address: IPv4Address
    device: str | None
    mac: str | None = None
    nud: str | None = None
    proxy: bool = False


@value
class NeighbourShow:
    """``ip neigh [show] [ADDRESS|to PREFIX] [dev NAME] [nud STATE]… [proxy]``.

    ``nud`` is ``all``, or states with commas between.
    """

    to: IPv4Network | None = None
    device: str | None = None
    nud: str | None = None
    proxy: bool = False


@value
class NeighbourFlush:
    """``ip neigh flush [all] …``: the same selection as ``show``; ``all`` when the word ``all`` was typed."""

    selection: NeighbourShow = NeighbourShow()
    all: bool = False


@value
class NeighbourGet:
    """``ip neigh get ADDRESS dev NAME``."""

    address: IPv4Address
    device: str | None
    proxy: bool = False


NeighbourCommand = NeighbourChange | NeighbourShow | NeighbourFlush | NeighbourGet

STATES = ("permanent", "reachable", "noarp", "none", "stale", "incomplete", "delay", "probe", "failed")

_NUMBERED = {
    0x00: "none", 0x01: "incomplete", 0x02: "reachable", 0x04: "stale", 0x08: "delay", 0x10: "probe", 0x20: "failed",
    0x40: "noarp", 0x80: "permanent",
}  # fmt: skip


def _state(word: str) -> str | None:
    """The state a word means (``nud_state_a2n``); three of the words may be shortened."""
    # nud_state_a2n() compares these three with matches() and the rest with strcmp().
    for keyword in ("permanent", "reachable", "failed"):
        if matches(word, keyword):
            return keyword
    if word in STATES:
        return word
    # A bit of the kernel's states by its number, in any base that C reads; two bits are no state.
    return _NUMBERED.get(-1 if (number := unsigned(word)) is None else number)


def parse(words: Sequence[str], options: IpOptions) -> NeighbourCommand:
    """The action behind ``ip neigh`` (ip/ipneigh.c:do_ipneigh()).

    Raises UsageError, NotModelled.
    """
    arguments = Arguments(words)
    if not arguments.more:
        return NeighbourShow()
    word = "change" if arguments.word == "chg" else arguments.word
    arguments.take()
    # do_ipneigh() tries them in this order: "c" is change, "d" delete, and "r" replace.
    for verb, keyword in (("add", "add"), ("change", "change"), ("replace", "replace"), ("del", "delete")):
        if matches(word, keyword):
            change = _parse_change(verb, arguments, options.family)
            require_inet(options.family, f"neigh {verb}")
            return change
    if matches(word, "get"):
        question = _parse_get(arguments, options.family)
        require_inet(options.family, "neigh get")
        return question
    if matches(word, "show", "lst", "list"):
        return _parse_selection(arguments, options.family)
    if matches(word, "flush"):
        if not arguments.more:
            raise UsageError("Flush requires arguments.\n", 1)
        selection = _parse_selection(arguments, options.family)
        require_inet(options.family, "neigh flush")
        # "all" and 0.0.0.0/0 are one prefix of length 0, which ip takes for no restriction: it is kept as the word.
        everything = selection.to is not None and selection.to.prefixlen == 0
        return NeighbourFlush(replace(selection, to=None) if everything else selection, everything)
    if matches(word, "help"):
        raise UsageError(usage(__file__), WRONG)
    raise unknown_command(word, "ip neigh")


def _parse_change(verb: str, arguments: Arguments, family: str | None) -> NeighbourChange:
    """The words of ``add``, ``del`` and the like (ip/ipneigh.c:ipneigh_modify())."""
    said: dict[str, Any] = {}
    mac: str | None = None
    while arguments.more:
        word = arguments.take()
        if matches(word, "lladdr"):
            text = arguments.value()
            if mac is not None:
                raise duplicate("lladdr", text)
            # Read when the line is whole: a bad MAC behind a missing device is not told.
            mac = text
        elif word == "nud":
            text = arguments.value()
            said["nud"] = _state(text)
            if said["nud"] is None:
                raise wrong(text, "nud state is bad")
        elif matches(word, "proxy"):
            text = arguments.value()
            if matches(text, "help"):
                # Behind "proxy" the word is a prefix like any other, where "help" is looked for.
                raise UsageError(usage(__file__), WRONG)
            if "address" in said:
                raise duplicate("address", text)
            said |= {"address": get_address(text, family), "proxy": True}
        elif word in ("router", "use", "managed") or matches(word, "extern_learn", "protocol"):
            raise NotModelled(f"ip neigh's {word}", "lladdr, nud, proxy, dev")
        elif word == "dev":
            said["device"] = arguments.value()
        else:
            if word == "to":
                # NEXT_ARG() once more in each of the two cases, as in ipneigh_modify().
                word = arguments.value()
            if matches(word, "help"):
                word = arguments.value()
            if "address" in said:
                raise garbage("to", word)
            said["address"] = get_address(word, family)
    # A proxy entry answers on every device where none is named (pneigh_lookup()).
    if "address" not in said or not ("device" in said or "proxy" in said):
        raise UsageError("Device and destination are required arguments.\n", WRONG)
    return NeighbourChange(
        # "null" is the tool's word for an entry without a MAC.
        verb, said["address"], said.get("device"), None if mac in (None, "null") else link_address(mac or ""),
        said.get("nud"), said.get("proxy", False),
    )  # fmt: skip


def _parse_selection(arguments: Arguments, family: str | None) -> NeighbourShow:
    """The selection of ``show`` and ``flush`` (ip/ipneigh.c:do_show_or_flush())."""
    said: dict[str, Any] = {}
    states: list[str] = []
    while arguments.more:
        word = arguments.take()
        if word == "dev":
            name = arguments.value()
            if "device" in said:
                raise duplicate("dev", name)
            said["device"] = name
        # "p" and "pro" are "protocol" here, which do_show_or_flush() tries first; only the whole word is "proxy".
        elif word in ("master", "vrf", "nomaster", "unused") or (matches(word, "protocol") and word != "proxy"):
            raise NotModelled(f"ip neigh show {word}", "to, dev, nud")
        elif word == "nud":
            text = arguments.value()
            state = "all" if text == "all" else _state(text)
            if state is None:
                raise wrong(text, "nud state is bad")
            # filter.state is a sum: every "nud" adds a state, and "all" is the sum of them all.
            states.append(state)
        elif word == "proxy":
            said["proxy"] = True
        else:
            if word == "to":
                word = arguments.value()
            if matches(word, "help"):
                raise UsageError(usage(__file__), WRONG)
            said["to"] = get_prefix(word, family).network
    return NeighbourShow(**said, nud=("all" if "all" in states else ",".join(states)) if states else None)


def _parse_get(arguments: Arguments, family: str | None) -> NeighbourGet:
    """The words of ``get`` (ip/ipneigh.c:ipneigh_get())."""
    address: IPv4Address | None = None
    device: str | None = None
    proxy = False
    while arguments.more:
        word = arguments.take()
        if word == "dev":
            device = arguments.value()
            continue
        # ipneigh_get() shortens "proxy" where a listing does not.
        proxy = proxy or matches(word, "proxy")
        if matches(word, "proxy") or word == "to":
            word = arguments.value()
        if matches(word, "help"):
            raise UsageError(usage(__file__), WRONG)
        if address is not None:
            raise garbage("to", word)
        address = get_address(word, family)
    if address is None or not (device is not None or proxy):
        raise UsageError("Device and address are required arguments.\n", 1)
    return NeighbourGet(address, device, proxy)


@formats(IpObject.NEIGHBOUR, *get_args(NeighbourCommand))
def format_words(action: NeighbourCommand) -> list[str]:
    """The words after ``ip neigh``."""
    match action:
        case NeighbourChange():
            words = [action.verb, *(["proxy"] if action.proxy else []), str(action.address)]
            return words + keywords(("lladdr", action.mac), ("nud", action.nud), ("dev", action.device))
        case NeighbourShow():
            return ["show", *_format_selection(action)]
        case NeighbourFlush():
            return ["flush", *(["all"] if action.all else []), *_format_selection(action.selection)]
        case NeighbourGet():
            words = ["get", *(["proxy"] if action.proxy else []), str(action.address)]
            return words + keywords(("dev", action.device))


def _format_selection(selection: NeighbourShow) -> list[str]:
    states = selection.nud.split(",") if selection.nud else []
    words = [word for state in states for word in ("nud", state)]
    words += ["proxy"] if selection.proxy else []
    return words + keywords(("to", selection.to), ("dev", selection.device))
