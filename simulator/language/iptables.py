"""``iptables`` (iptables(8), iptables-extensions(8)), nf_tables flavour, version 1.8.9."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class IptablesVerb(Enum):
    """What a command does; the value is its short option."""

    APPEND = "-A"
    INSERT = "-I"
    DELETE = "-D"
    REPLACE = "-R"
    CHECK = "-C"
    NEW_CHAIN = "-N"
    DELETE_CHAIN = "-X"
    RENAME_CHAIN = "-E"
    FLUSH = "-F"
    ZERO = "-Z"
    POLICY = "-P"
    LIST = "-L"
    LIST_RULES = "-S"


@dataclass(frozen=True, slots=True)
class Match:
    """A match of a rule: ``name`` is its module (``icmp``, ``tcp``, ``conntrack``, ``comment`` …), with its options.

    ``options`` are (option without dashes, values, inverted) in canonical form and order, as ``iptables -S`` prints them.
    """

    name: str
    options: tuple[tuple[str, tuple[str, ...], bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """``-j NAME`` (or ``-g``) with its options in canonical form: (option, values)."""

    name: str
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()
    goto: bool = False


@dataclass(frozen=True, slots=True)
class RuleSpecification:
    """A rule: the basic matches in canonical form (``None`` where unsaid), then extensions in the order typed.

    ``source``/``destination`` are ``a.b.c.d/len`` (or /mask when not contiguous); interfaces may end in ``+``.
    """

    protocol: str | None = None
    source: str | None = None
    destination: str | None = None
    input_device: str | None = None
    output_device: str | None = None
    fragments: bool = False
    inverted: frozenset[str] = frozenset()  # of "protocol", "source", "destination", "input_device", "output_device", "fragments"
    matches: tuple[Match, ...] = ()
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Iptables:
    """One ``iptables`` command.

    ``rules`` has more than one when ``-s`` or ``-d`` named several addresses; ``number`` is a rule's place from 1.
    """

    verb: IptablesVerb
    table: str = "filter"
    chain: str | None = None
    rules: tuple[RuleSpecification, ...] = ()
    number: int | None = None
    new_name: str | None = None
    policy: str | None = None
    numeric: bool = False
    verbose: int = 0
    line_numbers: bool = False
    exact: bool = False
    wait: bool = False
    counters: tuple[int, int] | None = None  # -c PACKETS BYTES, for a rule that is added or replaced
    zero: bool = False  # -L … -Z


@dataclass(frozen=True, slots=True)
class IptablesSave:
    """``iptables-save [-t TABLE] [-c]``."""

    table: str | None = None
    counters: bool = False


@dataclass(frozen=True, slots=True)
class IptablesVersion:
    """``iptables --version``."""


def parse(words: Sequence[str]) -> Iptables | IptablesVersion:
    from simulator.errors import NotModelled

    raise NotModelled("iptables")


def parse_save(words: Sequence[str]) -> IptablesSave:
    return IptablesSave()


def format_words(command: Iptables | IptablesSave | IptablesVersion) -> list[str]:
    return ["iptables"]
