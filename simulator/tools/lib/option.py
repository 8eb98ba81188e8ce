"""An option as one row: word, value, listing, netlink attribute.

An option of iproute2 passes through five forms, and its row names each of them:

    word ``on`` ⇄ request ``True`` → attribute ``("IFLA_BRPORT_GUARD", 1)`` → state ``True`` → text ``guard on``, JSON

A ``Form`` is how values of one sort pass through them, an ``Option`` one row of a table of such options. A table stands
in the order in which iproute2 lists its rows. Where iproute2 looks for the words in another order, a shortened word
could mean two of them: ``shortest`` is then the least that is left of the later one. Netlink attributes are spelled as
in the kernel's headers, which is pyroute2's spelling too; nothing here imports pyroute2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Flag, auto
from typing import Any

from pingproof.simulator.tools.lib.arguments import integer, unsigned
from pingproof.simulator.tools.lib.json_writer import Hundredths
from pingproof.simulator.value import value

CENTISECONDS = 100
"""``USER_HZ``: netlink carries a bridge's times in hundredths of a second."""


class Tool(Flag):
    """The programs of iproute2 that have an option."""

    NONE = 0
    IP = auto()
    BRIDGE = auto()
    BOTH = IP | BRIDGE


def same(of: Any) -> Any:
    """The value itself, where two forms are alike."""
    return of


@value
class Form:
    """A sort of values, and how one is read, sent, kept, listed.

    ``read`` makes the request's value of a typed word, None where the word is no such value; ``word`` is its inverse.
    ``encode`` makes the attribute's value of the request's, ``decode`` the state's of the attribute's; ``text`` and
    ``json`` list the state's value. A form without ``read`` is an option whose word alone says all.
    """

    read: Callable[[str], Any] | None = str
    word: Callable[[Any], str] = str
    encode: Callable[[Any], Any] = same
    decode: Callable[[Any], Any] = same
    text: Callable[[Any], str] = str
    json: Callable[[Any], Any] = same


def on_or_off(on: bool) -> str:
    """A switch as iproute2 prints it.

    >>> on_or_off(True)
    'on'
    """
    return "on" if on else "off"


def number(bits: int) -> Form:
    """Form of a number without a sign, of so many bits."""
    return Form(lambda word: unsigned(word, bits))


def logical(bits: int) -> Form:
    """Form of a setting that is typed and listed as a number and kept as a bool."""
    return Form(lambda word: unsigned(word, bits), decode=bool, text=lambda on: str(int(on)), json=int)


def _hundredths(seconds: float) -> int:
    return round(seconds * CENTISECONDS)


def _seconds(hundredths: int) -> float:
    return hundredths / CENTISECONDS


def bridge_id_text(bridge_id: tuple[int, str]) -> str:
    """Priority in four digits, the MAC's octets without leading zeros, as iproute2 prints an id.

    >>> bridge_id_text((32768, "06:00:00:00:0a:b1"))
    '8000.6:0:0:0:a:b1'
    """
    priority, address = bridge_id
    return f"{priority:04x}." + ":".join(f"{int(octet, 16):x}" for octet in address.split(":"))


TEXT = Form()
SIGNED = Form(integer)
U8, U16, U32, U64 = number(8), number(16), number(32), number(64)
BOOL8, BOOL32 = logical(8), logical(32)
TIME = Form(unsigned, decode=_seconds, text=lambda seconds: str(_hundredths(seconds)), json=_hundredths)
"""A time typed, sent, listed in hundredths of a second and kept in seconds."""
TIMER = Form(unsigned, decode=_seconds, text=lambda seconds: f"{seconds:7.2f}", json=Hundredths)
"""What a timer has left, in seconds with two digits behind the point."""
HEXADECIMAL = Form(unsigned, text=hex, json=hex)
BRIDGE_ID = Form(decode=tuple, text=bridge_id_text, json=bridge_id_text)
"""(priority, MAC address): ``struct ifla_bridge_id``."""


@value
class Option:
    """A row: one option of a link, a port, a bridge.

    ``field`` is the name in the request and, below ``record``, in the state; ``record`` None marks an option which the
    model has not got: it is read, kept as typed, and listed as ``constant``, the value of a kernel where nobody set it
    (None: not listed). ``json`` is the key where it is not ``word``, None where the JSON leaves the option out.
    ``typed`` and ``listed`` say which tools know the option; ``bridge_read`` replaces ``form.read`` where bridge(8)
    reads otherwise than ip(8).
    """

    word: str
    form: Form
    attribute: str = ""
    field: str = ""
    record: type[Any] | None = None
    constant: Any = None
    json: str | None = ""
    typed: Tool = Tool.IP
    listed: Tool = Tool.IP
    shortest: str = ""
    bridge_read: Callable[[str], Any] | None = None

    @property
    def key(self) -> str | None:
        """The option's key in JSON, None where it has none."""
        return self.word if self.json == "" else self.json


def find(options: Iterable[Option], word: str, tool: Tool) -> Option | None:
    """The option that a word means, which ``ip`` takes shortened and ``bridge`` in full only."""
    if tool is Tool.BRIDGE:
        return next((row for row in options if row.word == word and tool in row.typed), None)
    for row in options:
        if tool in row.typed and word and row.word.startswith(word) and word.startswith(row.shortest):
            return row
    return None


def listed(options: Iterable[Option], records: Mapping[type[Any], Any], tool: Tool) -> Iterable[tuple[Option, Any]]:
    """The rows that a tool lists, each with the state's value or, where the model has none, the constant."""
    for row in options:
        if tool not in row.listed:
            continue
        if row.record is not None:
            yield row, getattr(records[row.record], row.field)
        elif row.constant is not None:
            yield row, row.constant


def listing_text(options: Iterable[Option], records: Mapping[type[Any], Any], tool: Tool) -> str:
    """The rows as ``-d`` prints them, each with its word and a blank behind it."""
    return "".join(f"{row.word} {row.form.text(of)} " for row, of in listed(options, records, tool))


def listing_json(options: Iterable[Option], records: Mapping[type[Any], Any], tool: Tool) -> dict[str, Any]:
    """The rows as ``-d -j`` gives them."""
    return {row.key: row.form.json(of) for row, of in listed(options, records, tool) if row.key is not None}


def encoded(options: Iterable[Option], said: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The netlink attributes of what was said, by name, in the table's order."""
    return [(row.attribute, row.form.encode(said[row.field])) for row in options if row.attribute and row.field in said]


def decoded(options: Sequence[Option], record: type[Any], attribute: Callable[[str], Any]) -> dict[str, Any]:
    """The fields of a state's record, from a message; ``attribute`` finds a value by name, None where it is missing."""
    found: dict[str, Any] = {}
    for row in options:
        if row.record is record and row.attribute and (of := attribute(row.attribute)) is not None:
            found[row.field] = row.form.decode(of)
    return found
