"""``iptables`` (iptables(8), iptables-extensions(8)), nf_tables flavour, version 1.8.9."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.iptables.libxtables.builtin_chains import BUILTIN_CHAINS
from pingproof.simulator.tools.lib.arguments import keywords
from pingproof.simulator.tools.lib.getopt import BadOption, Options
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import Program
from pingproof.simulator.value import value


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


WITH_RULE = frozenset(
    {IptablesVerb.APPEND, IptablesVerb.INSERT, IptablesVerb.REPLACE, IptablesVerb.DELETE, IptablesVerb.CHECK}
)
"""The verbs that a rule follows."""


@value
class Match:
    """A match of a rule: ``name`` is its module (``icmp``, ``tcp``, ``conntrack``, ``comment`` …), with its options.

    ``options`` are (option without dashes, values, inverted) in the form and order that ``iptables -S`` prints.
    """

    name: str
    options: tuple[tuple[str, tuple[str, ...], bool], ...] = ()


@value
class Target:
    """``-j NAME`` (or ``-g``) with its options in canonical form: (option, values)."""

    name: str
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()
    goto: bool = False

    @property
    def said(self) -> dict[str, str]:
        """The first value of each option, "" where it takes none."""
        return {option: values[0] if values else "" for option, values in self.options}


@value
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
    inverted: frozenset[str] = (
        frozenset()
    )  # of "protocol", "source", "destination", "input_device", "output_device", "fragments"
    matches: tuple[Match, ...] = ()
    target: Target | None = None


@value
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


@value
class IptablesSave:
    """``iptables-save [-t TABLE] [-c]``."""

    table: str | None = None
    counters: bool = False


@value
class IptablesVersion:
    """``iptables --version``."""


def parse_save(words: Sequence[str]) -> IptablesSave:
    """The command behind ``iptables-save``.

    Raises UsageError, NotModelled.
    """
    options = Options(words, "bcdt:M:f:V", {"counters": ("c", 0), "table": ("t", 1), "version": ("V", 0)})
    table: str | None = None
    counters = False
    try:
        for letter, value in options:
            if letter == "t":
                table = value
            elif letter == "c":
                counters = True
            elif letter == "V":
                raise UsageError("", 0, "iptables-save v1.8.9 (nf_tables)\n")
            elif letter in "fb":
                raise NotModelled("iptables-save into a file" if letter == "f" else "iptables-save -b", "iptables-save")
    except BadOption as bad:
        hint = "Look at manual page `iptables-save.8' for more information.\n"
        raise UsageError(f"iptables-save: {bad.text}\n{hint}", 1) from None
    if options.operands:
        raise UsageError("Unknown arguments found on commandline\n", 1)
    # iptables-nft knows the names of its tables, made or not.
    if table is not None and table not in BUILTIN_CHAINS:
        raise UsageError(f"Table `{table}' does not exist\n", 1)
    return IptablesSave(table, counters)


@formats(Program.IPTABLES, Iptables, IptablesVersion)
@formats(Program.IPTABLES_SAVE, IptablesSave)
def format_words(command: Iptables | IptablesSave | IptablesVersion) -> list[str]:
    """The words of the command; one with several rules names the addresses of all of them."""
    match command:
        case IptablesVersion():
            return ["iptables", "--version"]
        case IptablesSave():
            return ["iptables-save", *keywords(("-t", command.table)), *(["-c"] if command.counters else [])]
        case Iptables():
            return _format_command(command)


def _format_command(command: Iptables) -> list[str]:
    words = [
        "iptables",
        *(["-w"] if command.wait else []),
        *(["-t", command.table] if command.table != "filter" else []),
    ]
    rest = [command.chain, command.number, command.policy, command.new_name]
    if command.chain is not None and command.chain[:1] in ("-", "!"):
        # Where a chain may be left out, such a name is one only when it hangs on the option.
        words += [command.verb.value + command.chain, *(str(word) for word in rest[1:] if word is not None)]
    else:
        words += [command.verb.value, *(str(word) for word in rest if word is not None)]
    flags = (
        (command.numeric, "-n"), (command.line_numbers, "--line-numbers"), (command.exact, "-x"), (command.zero, "-Z"),
    )  # fmt: skip
    words += [flag for said, flag in flags if said] + ["-v"] * command.verbose
    if command.counters is not None:
        words += ["-c", *map(str, command.counters)]
    return words + (_format_rules(command.rules) if command.rules else [])


def _format_rules(rules: tuple[RuleSpecification, ...]) -> list[str]:
    rule = rules[0]
    words: list[str] = []
    # Several rules of one line differ in their addresses alone.
    several = {
        "source": ",".join(dict.fromkeys(each.source or "0.0.0.0/0" for each in rules)) if rule.source else None,
        "destination": ",".join(dict.fromkeys(each.destination or "0.0.0.0/0" for each in rules))
        if rule.destination
        else None,
    }
    for name, option in (
        ("source", "-s"), ("destination", "-d"), ("input_device", "-i"), ("output_device", "-o"), ("protocol", "-p"),
    ):  # fmt: skip
        value = several.get(name) if name in several else getattr(rule, name)
        if value is not None:
            words += [*(["!"] if name in rule.inverted else []), option, value]
    if rule.fragments:
        words += [*(["!"] if "fragments" in rule.inverted else []), "-f"]
    # Each match is named, also one that its protocol would bring along: read again, it is the same rule.
    for match in rule.matches:
        words += ["-m", match.name]
        for option, values, inverted in match.options:
            words += [*(["!"] if inverted else []), f"--{option}", *values]
    if rule.target is not None:
        words += ["-g" if rule.target.goto else "-j", rule.target.name]
        for option, values in rule.target.options:
            words += [f"--{option}", *values]
    return words
