"""What was said on the command line of ``iptables``, and the command that it makes (iptables/xshared.c:do_parse())."""

from __future__ import annotations

from dataclasses import field

from pingproof.simulator.errors import UsageError
from pingproof.simulator.live import live
from pingproof.simulator.tools.iptables.libxtables import values
from pingproof.simulator.tools.iptables.libxtables.builtin_chains import BUILTIN_CHAINS
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.iptables.loaded import Loaded
from pingproof.simulator.tools.iptables.refusals import NAT_IS_NO_FILTER, NOT_UNIQUE
from pingproof.simulator.tools.iptables.words import WITH_RULE, Iptables, IptablesVerb, Match, RuleSpecification, Target

# XT_EXTENSION_MAXNAMELEN (29) without the closing NUL.
LONGEST_CHAIN = 28
# Which options a command refuses, by the letter that its complaint names (xshared.c:commands_v_options).
_REFUSED = {
    IptablesVerb.INSERT: "nx0", IptablesVerb.DELETE: "nx0c", IptablesVerb.REPLACE: "nx0", IptablesVerb.APPEND: "nx0",
    IptablesVerb.LIST: "sdpjiofc", IptablesVerb.FLUSH: "nsdpjxio0cf", IptablesVerb.ZERO: "nsdpjxio0cf",
    IptablesVerb.NEW_CHAIN: "nsdpjxio0cf", IptablesVerb.DELETE_CHAIN: "nsdpjxio0cf", IptablesVerb.POLICY: "nsdpjxio0f",
    IptablesVerb.RENAME_CHAIN: "nsdpjxio0cf", IptablesVerb.LIST_RULES: "nsdpjxio0cf", IptablesVerb.CHECK: "nx0c",
}  # fmt: skip


@live
class Said:
    """The words read so far. ``seen`` has a letter for each option, ``inversions`` the conditions behind a ``!``."""

    verb: IptablesVerb | None = None
    table: str = "filter"
    chain: str | None = None
    number: int | None = None
    new_name: str | None = None
    policy: str | None = None
    counters: tuple[int, int] | None = None
    zero: bool = False
    seen: str = ""
    verbose: int = 0
    wait: bool = False
    basic: dict[str, str] = field(default_factory=dict)
    inversions: set[str] = field(default_factory=set)
    sources: str | None = None
    destinations: str | None = None
    matches: list[Loaded] = field(default_factory=list)
    target: Loaded | None = None
    # Matches and the target in the order in which they were named.
    named: list[Loaded] = field(default_factory=list)
    jump: str | None = None
    goto: bool = False

    def command(self, has_more: bool, is_inverted: bool) -> Iptables:
        """The command; ``has_more`` words were left, the last one a ``!`` if ``is_inverted``.

        Raises UsageError.
        """
        # The first check of do_parse() behind its loop.
        if self.table == "nat" and "DROP" in (self.policy, self.jump):
            raise problem(NAT_IS_NO_FILTER)
        # Matches and targets check themselves before the command is looked at (xtables_option_mfcall(),
        # xtables_option_tfcall()).
        finished = [(loaded.name, loaded.finished()) for loaded in self.matches]
        matches = tuple(Match(name, tuple(options)) for name, options in finished if options is not None)
        options = tuple((name, words) for name, words, _ in self.target.finished() or ()) if self.target else ()
        target = Target(self.jump, options, self.goto) if self.jump is not None else None
        if has_more:
            raise problem("unknown arguments found on commandline")
        if self.verb is None:
            raise problem("no command specified")
        if is_inverted:
            raise problem("nothing appropriate following !")
        sources, destinations = self._addresses()
        # Only one rule can be put in place of one.
        if self.verb is IptablesVerb.REPLACE and len(sources) * len(destinations) != 1:
            raise problem(NOT_UNIQUE)
        self._check(self.verb)
        rules = tuple(
            RuleSpecification(
                self.basic.get("protocol"), source, destination, self.basic.get("input_device"),
                self.basic.get("output_device"), "f" in self.seen, frozenset(self.inversions), matches, target,
            )
            # A rule for each pair, sources outermost: the order in which -S lists them.
            for source in sources
            for destination in destinations
        )  # fmt: skip
        # A number says all; what conditions there are were refused above.
        numbered_delete = self.verb is IptablesVerb.DELETE and self.number is not None
        if self.verb not in WITH_RULE or numbered_delete:
            rules = ()
        return Iptables(
            self.verb, self.table, self.chain, rules, self.number, self.new_name, self.policy,
            "n" in self.seen, self.verbose, "0" in self.seen, "x" in self.seen, self.wait, self.counters, self.zero,
        )  # fmt: skip

    def _addresses(self) -> tuple[tuple[str | None, ...], tuple[str | None, ...]]:
        """The sources and destinations, of which each pair makes a rule; None where any will do."""
        sources: tuple[str | None, ...] = (None,)
        destinations: tuple[str | None, ...] = (None,)
        if self.sources is not None:
            sources = values.network(self.sources)
        if self.destinations is not None:
            destinations = values.network(self.destinations)
        # A rule for each address would let the others through, the opposite of what is meant.
        if len(sources) * len(destinations) != 1 and self.inversions & {"source", "destination"}:
            raise problem("! not allowed with multiple source or destination IP addresses")
        # 0.0.0.0/0 is no condition, unless it is inverted: then nothing can match it.
        return (
            tuple(None if text == "0.0.0.0/0" and "source" not in self.inversions else text for text in sources),
            tuple(
                None if text == "0.0.0.0/0" and "destination" not in self.inversions else text for text in destinations
            ),
        )

    def _check(self, verb: IptablesVerb) -> None:
        """What the tool refuses about options that do not go together, in its order. Raises UsageError."""
        refused = _REFUSED[verb]
        if verb is IptablesVerb.DELETE and self.number is not None:
            # With a number there is nothing left to describe.
            refused = "nsdpjxio0cf"
        # generic_opt_check() goes through its table in this order, so the first of several is told.
        for letter in "nsdpjvxio0cf":
            if letter in self.seen and letter in refused:
                raise problem(f"Illegal option `-{letter}' with this command")
        if self.chain is not None and len(self.chain) > LONGEST_CHAIN:
            raise problem(f"chain name `{self.chain}' too long (must be under {LONGEST_CHAIN + 1} chars)")
        # No device is known there yet (or any longer): the kernel would compare with an empty name.
        if self.chain in ("PREROUTING", "INPUT") and "o" in self.seen:
            raise problem(f"Can't use -o with {self.chain}\n")
        if self.chain in ("POSTROUTING", "OUTPUT") and "i" in self.seen:
            raise problem(f"Can't use -i with {self.chain}\n")
        for loaded in self.matches:
            loaded.check(self.basic.get("protocol"))
        for name in ("input_device", "output_device"):
            # "+" is any device: no condition, so -S does not print it.
            if self.basic.get(name) == "+" and name not in self.inversions:
                del self.basic[name]
        # Last: the tables are the kernel's, which is asked when the line is right.
        if self.table not in BUILTIN_CHAINS:
            text = f"{values.PROGRAM}: table '{self.table}' does not exist\n"
            raise UsageError(f"{text}Perhaps iptables or your kernel needs to be upgraded.\n", 3)
