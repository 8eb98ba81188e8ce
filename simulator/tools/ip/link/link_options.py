"""A link's options, whatever its kind: each field of ``LinkAttributes`` is its row (ip/iplink.c:iplink_parse()).

    mtu: int | None = _option("mtu", SIGNED, "IFLA_MTU", …)

is the word that ``ip link set dev X mtu 1400`` types, the field of the request, and the netlink attribute.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, fields, replace
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.state import Link, LinkFlag
from pingproof.simulator.tools.lib.arguments import Arguments, duplicate, integer, matches, on_off, wrong
from pingproof.simulator.tools.lib.option import TEXT, Form, Option, Tool, on_or_off
from pingproof.simulator.tools.lib.prefix import link_address
from pingproof.simulator.tools.lib.rt_names import group_number
from pingproof.simulator.value import value


@value
class LinkOption(Option):
    """A link's option.

    ``also`` knows other words for it; ``once`` refuses it a second time; ``invalid`` is what is wrong with a word that
    is no value. ``flag`` is the option's bit in ``ifi_flags``, set where the value is ``flag_when``. ``own_line`` puts
    it below the link's other lines, where it is not empty. ``replaces`` is another option's field that it takes back.
    """

    also: Callable[[str], bool] | None = None
    once: bool = False
    invalid: str = ""
    flag: LinkFlag = LinkFlag.NONE
    flag_when: bool = True
    own_line: bool = False
    replaces: str = ""


def _option(
    word: str, form: Form, attribute: str = "", *, exact: bool = False, default: Any = None, **more: Any
) -> Any:
    """The field whose row this is; ``exact`` options are not shortened."""
    row = LinkOption(word, form, attribute, shortest=word if exact else "", **more)
    return field(default=default, metadata={"row": row})


def _switch(word: str, flag: LinkFlag, flag_when: bool = True) -> Any:
    return _option(word, SWITCH, exact=True, flag=flag, flag_when=flag_when)


def _positive(word: str) -> int | None:
    index = integer(word, 10)
    return index if index is not None and index > 0 else None


def _alias(word: str) -> str | None:
    return word if len(word.encode()) < 256 else None


def _group(word: str) -> str | None:
    return None if group_number(word) is None else word


def _mode(word: str) -> str | None:
    # "ip -d link show" lists the mode, of which the model has the one that a device begins with.
    if word.lower() in ("none", "stable_secret", "random"):
        raise NotModelled(f"ip link's addrgenmode {word}", "addrgenmode eui64")
    return word if word.lower() == "eui64" else None


SWITCH = Form(str, on_or_off)
"""``on`` or ``off`` in full: see ``take_value``."""
_UNSIGNED = Form(integer, encode=lambda number: number & 0xFFFF_FFFF)
"""A number read with its sign and sent without, as iproute2 does."""
_MAC = Form(link_address)
_GROUP = Form(_group, encode=group_number, decode=lambda number: "default" if number == 0 else str(number))


@value
class LinkAttributes:
    """A request's options for any kind of device, in the order of a printed command; None where not typed."""

    new_name: str | None = _option("name", TEXT, "IFLA_IFNAME", typed=Tool.NONE)  # ``set``; parse_link() reads it
    index: int | None = _option(  # ``add``
        "index", Form(_positive), exact=True, once=True, invalid='Invalid "index" value'
    )
    address: str | None = _option("address", _MAC, "IFLA_ADDRESS", record=Link)
    broadcast: str | None = _option("broadcast", _MAC, "IFLA_BROADCAST", record=Link, also="brd".__eq__)
    mtu: int | None = _option(
        "mtu", _UNSIGNED, "IFLA_MTU", record=Link, exact=True, once=True, invalid='Invalid "mtu" value\n'
    )
    txqlen: int | None = _option(
        "txqueuelen",
        _UNSIGNED,
        "IFLA_TXQLEN",
        record=Link,
        once=True,
        invalid='Invalid "txqueuelen" value\n',
        also=lambda word: matches(word, "txqlen") or word == "qlen",
    )
    netns: str | None = _option("netns", TEXT, exact=True, once=True)
    arp: bool | None = _switch("arp", LinkFlag.NOARP, flag_when=False)
    multicast: bool | None = _switch("multicast", LinkFlag.MULTICAST)
    allmulticast: bool | None = _switch("allmulticast", LinkFlag.ALLMULTI)
    promisc: bool | None = _switch("promisc", LinkFlag.PROMISC)
    alias: str | None = _option(  # sent as bytes: without the zero at its end, which would count as one of 255
        "alias",
        Form(_alias, encode=str.encode),
        "IFLA_IFALIAS",
        record=Link,
        invalid="alias too long\n",
        own_line=True,
        json="ifalias",
    )
    group: str | None = _option(
        "group", _GROUP, "IFLA_GROUP", record=Link, exact=True, once=True, invalid='Invalid "group" value\n'
    )
    master: str | None = _option("master", TEXT, replaces="nomaster")
    addrgenmode: str | None = _option(  # of IPv6 addresses: nothing here depends on it
        "addrgenmode", Form(_mode), invalid="Invalid address generation mode\n"
    )
    nomaster: bool | None = _option("nomaster", Form(None), replaces="master")
    up: bool | None = _option("up", Form(None), exact=True, flag=LinkFlag.UP)


LINK_OPTIONS: tuple[LinkOption, ...] = tuple(
    replace(each.metadata["row"], field=each.name) for each in fields(LinkAttributes)
)
"""The rows of ``LinkAttributes``. ``address`` of ``a`` and ``addr`` is found before the others, as iproute2 does."""


def take_option(word: str, arguments: Arguments, said: dict[str, Any]) -> bool:
    """Read the option that ``word`` means, with its value; False where it means none.

    Raises UsageError.
    """
    if word == "down":
        said["up"] = False
        return True
    row = next((row for row in LINK_OPTIONS if _means(row, word)), None)
    if row is None:
        return False
    said[row.field] = True if row.form.read is None else _value(row, arguments.value(), said)
    if row.replaces:
        said.pop(row.replaces, None)
    return True


def _means(row: LinkOption, word: str) -> bool:
    if not word or row.typed is Tool.NONE:
        return False
    shortened = row.word.startswith(word) and word.startswith(row.shortest)
    return shortened or (row.also is not None and row.also(word))


def _value(row: LinkOption, word: str, said: dict[str, Any]) -> Any:
    if row.once and row.field in said:
        raise duplicate(row.word, word)
    if row.form is SWITCH:
        return on_off(row.word, word)
    assert row.form.read is not None
    of = row.form.read(word)
    if of is None:
        raise wrong(word, row.invalid)
    return of


def format_attributes(attributes: LinkAttributes) -> list[str]:
    """The words of the attributes."""
    words: list[str] = []
    for row in LINK_OPTIONS:
        of = getattr(attributes, row.field)
        if row.form.read is not None and of is not None:
            words += [row.word, row.form.word(of)]
        elif of:
            words.append(row.word)
    return [*words, "down"] if attributes.up is False else words


def flags_of(attributes: LinkAttributes) -> tuple[LinkFlag, LinkFlag]:
    """Flags to be set, and the mask of those typed: ``arp off`` sets a flag."""
    flags = mask = LinkFlag.NONE
    for row in LINK_OPTIONS:
        of = getattr(attributes, row.field) if row.flag else None
        if of is not None:
            mask |= row.flag
            flags |= row.flag if of is row.flag_when else LinkFlag.NONE
    return flags, mask


def lines_text(link: Link, line_break: str) -> str:
    """Options that have a line of their own, where they are set."""
    return "".join(
        f"{line_break}    {row.word} {row.form.text(of)}"
        for row in LINK_OPTIONS
        if row.own_line and (of := getattr(link, row.field))
    )


def lines_json(link: Link) -> dict[str, Any]:
    """Options that have a line of their own, as ``ip -j`` prints them."""
    return {
        row.key: row.form.json(of)
        for row in LINK_OPTIONS
        if row.own_line and row.key is not None and (of := getattr(link, row.field))
    }


def check_address_length(attributes: LinkAttributes) -> None:
    """Refuse an address of a new device that is not six octets long, as the kernel does. Raises UsageError."""
    for address in (attributes.address, attributes.broadcast):
        if address is not None and address.count(":") != 5:
            raise UsageError("RTNETLINK answers: Invalid argument\n", 2)
