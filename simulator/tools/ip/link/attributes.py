"""What ``ip link add`` and ``set`` say of a device, whatever its type (ip/iplink.c:iplink_parse())."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.lib.arguments import (
    WRONG,
    Arguments,
    check_alternative_name,
    check_interface_name,
    duplicate,
    garbage,
    integer,
    keywords,
    matches,
    on_off,
    wrong,
)
from pingproof.simulator.tools.lib.prefix import link_address
from pingproof.simulator.tools.lib.rt_names import group_number
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.value import value


@value
class LinkAttributes:
    """What ``ip link add`` and ``set`` may say of a device; None where unsaid."""

    address: str | None = None
    broadcast: str | None = None
    mtu: int | None = None
    netns: str | None = None
    txqueuelen: int | None = None
    up: bool | None = None
    arp: bool | None = None
    multicast: bool | None = None
    allmulticast: bool | None = None
    promisc: bool | None = None
    alias: str | None = None
    group: str | None = None
    master: str | None = None
    nomaster: bool = False
    new_name: str | None = None  # "name NEW" in ``set``
    index: int | None = None  # "index N" in ``add``
    addrgenmode: str | None = None  # of IPv6 addresses: nothing here depends on it


UNSAID = LinkAttributes()
"""Nothing was said of the device."""


@dataclass(slots=True)
class LinkWords:
    """What was said up to the word ``type``: ``device`` is the one meant, ``name`` its new name."""

    name: str | None = None
    device: str | None = None
    link: str | None = None
    type: str | None = None
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def attributes(self) -> LinkAttributes:
        """All that goes into the device."""
        return LinkAttributes(**self.said)


_UNMODELLED = (
    "xdp", "xdpgeneric", "xdpdrv", "xdpoffload", "trailers", "carrier", "vf", "vrf", "mode", "state", "protodown",
    "protodown_reason", "gso_max_size", "gso_max_segs", "gro_max_size", "parentdev",
)  # fmt: skip
_UNMODELLED_SHORTENED = ("dynamic", "numtxqueues", "numrxqueues", "link-netns", "link-netnsid")
_SWITCHES = {"multicast": "multicast", "allmulticast": "allmulticast", "promisc": "promisc", "arp": "arp"}


def parse_link(arguments: Arguments, creates: bool) -> LinkWords:
    """Read up to ``type TYPE`` or the end of the line. ``creates`` tells ``add`` from ``set`` and ``del``.

    Raises UsageError, NotModelled.
    """
    words = LinkWords()
    while arguments.more:
        word = arguments.take()
        if word in ("up", "down"):
            words.said["up"] = word == "up"
        elif word == "name":
            name = arguments.value()
            if words.name is not None:
                raise duplicate("name", name)
            if not check_interface_name(name):
                raise wrong(name, '"name" not a valid ifname')
            words.name = name
            words.device = words.device or name
        elif matches(word, "link"):
            words.link = arguments.value()
        elif _parse_attribute(word, arguments, words.said):
            continue
        elif matches(word, "type"):
            words.type = arguments.value()
            break
        elif word in _UNMODELLED or matches(word, *_UNMODELLED_SHORTENED):
            raise NotModelled(f"ip link's {word}", "address, mtu, txqueuelen, netns, master, up and down")
        else:
            _parse_device(word, arguments, words)
    _check(words, arguments, creates)
    return words


def _parse_device(word: str, arguments: Arguments, words: LinkWords) -> None:
    if matches(word, "help"):
        raise UsageError(usage(__file__), WRONG)
    if word == "dev":
        word = arguments.value()
    if words.device != words.name:
        raise garbage("dev", word)
    if not check_alternative_name(word):
        raise wrong(word, '"dev" not a valid ifname')
    words.device = word


def _parse_attribute(word: str, arguments: Arguments, said: dict[str, Any]) -> bool:
    """One attribute; False when the word is none."""
    if word in _SWITCHES:
        said[word] = on_off(word, arguments.value())
    elif word == "index":
        said["index"] = _index(arguments, said)
    elif matches(word, "address"):
        said["address"] = link_address(arguments.value())
    elif matches(word, "broadcast") or word == "brd":
        said["broadcast"] = link_address(arguments.value())
    elif matches(word, "txqueuelen", "txqlen") or word == "qlen":
        said["txqueuelen"] = _once(arguments, said, "txqueuelen", integer)
    elif word == "mtu":
        said["mtu"] = _once(arguments, said, "mtu", integer)
    elif word == "netns":
        name = arguments.value()
        if "netns" in said:
            raise duplicate("netns", name)
        said["netns"] = name
    elif matches(word, "master"):
        said |= {"master": arguments.value(), "nomaster": False}
    elif matches(word, "nomaster"):
        said |= {"master": None, "nomaster": True}
    elif matches(word, "alias"):
        said["alias"] = arguments.value()
        if len(said["alias"].encode()) >= 256:
            raise wrong(said["alias"], "alias too long\n")
    elif word == "group":
        group = arguments.value()
        if "group" in said:
            raise duplicate("group", group)
        if group_number(group) is None:
            raise wrong(group, 'Invalid "group" value\n')
        said["group"] = group
    elif matches(word, "addrgenmode"):
        mode = arguments.value()
        if mode.lower() not in ("eui64", "none", "stable_secret", "random"):
            raise wrong(mode, "Invalid address generation mode\n")
        said["addrgenmode"] = mode
    else:
        return False
    return True


def _index(arguments: Arguments, said: dict[str, Any]) -> int:
    word = arguments.value()
    if "index" in said:
        raise duplicate("index", word)
    index = integer(word, 10)
    if index is None or index <= 0:
        raise wrong(word, 'Invalid "index" value')
    return index


def _once(arguments: Arguments, said: dict[str, Any], key: str, number: Callable[[str], int | None]) -> int:
    word = arguments.value()
    if key in said:
        raise duplicate(key, word)
    value = number(word)
    if value is None:
        raise wrong(word, f'Invalid "{key}" value\n')
    return value


def _check(words: LinkWords, arguments: Arguments, creates: bool) -> None:
    """What ``iplink_parse`` looks at when it has read all words."""
    words.name = words.name or words.device
    address = words.said.get("address")
    if words.device and address and not creates and (octets := address.count(":") + 1) != 6:
        raise UsageError(f"Invalid address length {octets} - must be 6 bytes\n", 1)
    if "index" in words.said and not creates and "netns" not in words.said:
        text = "index can be used only when creating devices or when moving device to another netns.\n"
        raise UsageError(text, WRONG)
    if "group" in words.said and not words.device:
        if arguments.more:
            raise UsageError(f'Garbage instead of arguments "{arguments.word} ...". Try "ip link help".\n', WRONG)
        if creates:
            raise UsageError("group cannot be used when creating devices.\n", WRONG)
        raise NotModelled("ip link set of a whole group", "ip link set dev NAME")
    if not creates and not words.device:
        raise UsageError('Not enough information: "dev" argument is required.\n', WRONG)
    if creates and words.name != words.device:
        raise UsageError('both "name" and "dev" cannot be used when creating devices.\n', WRONG)


def check_address_length(attributes: LinkAttributes) -> None:
    """What the kernel says to a new device's address that is not six octets long."""
    for address in (attributes.address, attributes.broadcast):
        if address is not None and address.count(":") != 5:
            raise UsageError("RTNETLINK answers: Invalid argument\n", 2)


def format_attributes(attributes: LinkAttributes) -> list[str]:
    """The words of the attributes."""
    switches = {None: None, True: "on", False: "off"}
    words = keywords(
        ("name", attributes.new_name),
        ("index", attributes.index),
        ("address", attributes.address),
        ("broadcast", attributes.broadcast),
        ("mtu", attributes.mtu),
        ("txqueuelen", attributes.txqueuelen),
        ("netns", attributes.netns),
        ("arp", switches[attributes.arp]),
        ("multicast", switches[attributes.multicast]),
        ("allmulticast", switches[attributes.allmulticast]),
        ("promisc", switches[attributes.promisc]),
        ("alias", attributes.alias),
        ("group", attributes.group),
        ("master", attributes.master),
        ("addrgenmode", attributes.addrgenmode),
    )
    if attributes.nomaster:
        words.append("nomaster")
    if attributes.up is not None:
        words.append("up" if attributes.up else "down")
    return words
