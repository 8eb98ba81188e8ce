"""How ``iptables`` reads its command line (iptables/xshared.c:do_parse(), 1.8.9).

An option belongs to whoever knows it: ``iptables`` itself, the matches and the target named so far, or the match of the
protocol (``-p tcp`` brings ``-m tcp`` along when one of its options comes).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.live import live
from pingproof.simulator.tools.iptables.extensions import find_match, find_target
from pingproof.simulator.tools.iptables.libxtables import values
from pingproof.simulator.tools.iptables.libxtables.values import HINT, problem
from pingproof.simulator.tools.iptables.libxtables.verdict import VERDICTS
from pingproof.simulator.tools.iptables.loaded import Loaded
from pingproof.simulator.tools.iptables.refusals import NAME_CLASH
from pingproof.simulator.tools.iptables.said import LONGEST_CHAIN, Said
from pingproof.simulator.tools.iptables.words import (
    Iptables,
    IptablesVerb,
    IptablesVersion,
)
from pingproof.simulator.tools.lib.arguments import strtoui
from pingproof.simulator.tools.lib.usage import usage

_LONG = {
    "append": "A", "check": "C", "delete": "D", "insert": "I", "replace": "R", "list": "L", "list-rules": "S",
    "flush": "F", "zero": "Z", "new-chain": "N", "delete-chain": "X", "rename-chain": "E", "policy": "P", "source": "s",
    "src": "s", "destination": "d", "dst": "d", "protocol": "p", "in-interface": "i", "jump": "j", "table": "t",
    "match": "m", "numeric": "n", "out-interface": "o", "verbose": "v", "wait": "w", "wait-interval": "W", "exact": "x",
    "fragments": "f", "version": "V", "help": "h", "line-numbers": "0", "modprobe": "M", "set-counters": "c",
    "goto": "g", "ipv4": "4", "ipv6": "6",
}  # fmt: skip
_TAKES = frozenset("ACDIRNEPsdpijtmoMcgW")
_MAY_TAKE = frozenset("LSFZXwh")
_FLAGS = frozenset("nvxfV046")
_VERBS = {verb.value[1]: verb for verb in IptablesVerb}
_ONCE = {
    "s": "source",
    "d": "destination",
    "p": "protocol",
    "i": "input_device",
    "o": "output_device",
    "f": "fragments",
}
_CHAIN_MAY_LACK = frozenset({
    IptablesVerb.LIST, IptablesVerb.LIST_RULES, IptablesVerb.FLUSH, IptablesVerb.ZERO, IptablesVerb.DELETE_CHAIN,
})  # fmt: skip


@live
class _Parser:
    words: list[str]
    place: int = 0
    inverted: bool = False
    said: Said = field(default_factory=Said)
    protocol_loaded: bool = False

    def parse(self) -> Iptables | IptablesVersion:
        """Read all words, then check the command that they make."""
        while self.place < len(self.words):
            word = self.words[self.place]
            self.place += 1
            if word == "--":
                break
            if word == "!":
                if self.inverted:
                    raise problem("multiple consecutive ! not allowed")
                # Belongs to the next option, wherever that stands.
                self.inverted = True
                continue
            if word.startswith("--") and len(word) > 2:
                if self._long(word):
                    return IptablesVersion()
            elif word.startswith("-") and len(word) > 1:
                if self._short(word):
                    return IptablesVersion()
            else:
                # iptables has no operands: a bare word here was left over by an option that takes none.
                raise UsageError(f"Bad argument `{word}'\n{HINT}", 2)
            # One "!" inverts one option.
            self.inverted = False
        return self.said.command(self.place < len(self.words), self.inverted)

    # The words.

    def _has_argument(self) -> bool:
        """``xs_has_arg``: the next word is neither an option nor ``!``."""
        return self.place < len(self.words) and self.words[self.place][:1] not in ("-", "!")

    def _value(self, shown: str) -> str:
        if self.place >= len(self.words):
            raise problem(f'option "{shown}" requires an argument')
        self.place += 1
        return self.words[self.place - 1]

    def _short(self, word: str) -> bool:
        letters = word[1:]
        while letters:
            letter, letters = letters[0], letters[1:]
            if letter in _TAKES:
                value = letters or self._value(f"-{letter}")
                # getopt's optarg points into the word, so some complaints show the letter, too.
                self._option(letter, value, word if letters else value)
                return False
            if letter in _MAY_TAKE:
                # An optional argument hangs on the letter; one behind a blank is taken later, if the verb wants it.
                self._option(letter, letters, letters)
                return False
            if letter not in _FLAGS:
                # command_default() shows argv[optind - 1], and getopt moves on behind the last letter of a word.
                shown = ["iptables", *self.words][self.place - 1 if letters else self.place]
                raise problem(f'unknown option "{shown}"')
            if letter == "V":
                return True
            self._option(letter, "", "")
        return False

    def _long(self, word: str) -> bool:
        name, equals, value = word[2:].partition("=")
        # Extensions first: they are asked for every option that is not one of iptables' whole names.
        loaded = self._owner(name)
        if loaded is not None:
            self._extension_option(loaded, name, word, value if equals else None)
            return False
        letter = self._own(name)
        if letter is None:
            raise problem(f'unknown option "{word}"')
        if letter == "V":
            return True
        if letter in _TAKES and not equals:
            value = self._value(f"--{name}")
            self._option(letter, value, value)
        else:
            self._option(letter, value, word)
        return False

    def _own(self, name: str) -> str | None:
        if name in _LONG:
            return _LONG[name]
        # getopt's shortening: ambiguous only where the candidates mean different letters.
        found = {letter for full, letter in _LONG.items() if full.startswith(name)}
        return found.pop() if len(found) == 1 else None

    def _owner(self, name: str) -> Loaded | None:
        """The match or target with the option; the protocol's own match is loaded for an option of its own."""
        # A whole name of iptables' own wins over any extension.
        if name in _LONG:
            return None
        # The match loaded last has its options last in getopt's merged table, which is searched from there.
        candidates = [*reversed(self.said.matches), *([self.said.target] if self.said.target else [])]
        exact = [
            loaded for loaded in candidates if (option := loaded.find(name)) and name in (option.name, *option.aliases)
        ]
        if exact:
            return exact[0]
        if (begun := next((loaded for loaded in candidates if loaded.find(name)), None)) is not None:
            return begun
        # Its options are unknown here, so any other word may be one of them: most likely of the one named last.
        unmodelled = next((loaded for loaded in reversed(self.said.named) if loaded.syntax is None), None)
        if unmodelled is not None:
            return unmodelled
        if self._own(name) is not None:
            return None
        return self._protocol_match(name)

    def _protocol_match(self, name: str) -> Loaded | None:
        protocol = self.said.basic.get("protocol")
        # Once a rule: load_proto() remembers it, and an explicit -m does the same.
        if protocol is None or self.protocol_loaded or any(loaded.name == protocol for loaded in self.said.matches):
            return None
        extension = find_match(protocol)
        if extension is None:
            return None
        loaded = Loaded(protocol, extension.syntax)
        # Loaded for an option that it has; otherwise the rule stays without it.
        if loaded.syntax is not None and loaded.find(name) is None:
            return None
        self.protocol_loaded = True
        self.said.matches.append(loaded)
        self.said.named.append(loaded)
        return loaded

    def _extension_option(self, loaded: Loaded, name: str, word: str, value: str | None) -> None:
        option = loaded.find(name)
        if option is None:
            self._unmodelled_option(loaded, name, value)
            return
        texts = []
        # The value first: a missing one is told before a wrong "!".
        if option.takes:
            texts.append(self._value(word) if value is None else value)
        if self.inverted and not option.invertible:
            raise problem(f'{loaded.name}: option "--{option.name}" cannot be inverted.\n')
        if any(said == option.name for said, _, _ in loaded.options):
            raise loaded.repeated(option)
        if option.after is not None:
            option.after(loaded.options)
        # getopt knows one argument; the second is the next word (tcp_parse() takes it from argv).
        if option.takes == 2:
            if not self._has_argument():
                raise problem(f"--{option.name} requires two args.")
            texts.append(self._value(word))
        converted = [option.convert(text, self._protocol_for_ports()) if option.convert else text for text in texts]
        # A value that makes no condition, as a mask of no bits.
        if None in converted:
            return
        loaded.options.append((option.name, tuple(text for text in converted if text is not None), self.inverted))

    def _unmodelled_option(self, loaded: Loaded, name: str, value: str | None) -> None:
        texts = [] if value is None else [value]
        # How many words it takes is not known: all up to the next option.
        while value is None and self._has_argument():
            texts.append(self._value(name))
        loaded.options.append((name, tuple(texts), self.inverted))

    def _protocol_for_ports(self) -> str | None:
        """The protocol whose ports are meant, behind ``!`` when it is any other than that."""
        protocol = self.said.basic.get("protocol")
        return f"!{protocol}" if "protocol" in self.said.inversions else protocol

    # The options of iptables itself.

    def _option(self, letter: str, value: str, shown: str) -> None:
        """One option; ``shown`` is the word that iptables looks at for some of them: the option with it if attached."""
        if letter in _VERBS:
            self._command(letter, value)
        elif letter in "sd":
            self._once(letter)
            if letter == "s":
                # Resolved when all is read, as one word may name several addresses and so make several rules.
                self.said.sources = shown
            else:
                self.said.destinations = shown
        elif letter == "p":
            self._once(letter)
            # do_parse() puts the name into lower case first.
            self._set_protocol(shown.lower())
        elif letter in "io":
            self._once(letter)
            self.said.basic[_ONCE[letter]] = values.interface(shown)
        elif letter == "f":
            self._once(letter)
        elif letter in "jg":
            # -j looks at the whole word where the name is attached, -g at the name.
            self._jump(letter, shown if letter == "j" else value)
        elif letter == "m":
            self._match(value)
        elif letter in "nx0":
            self._set(letter)
        elif letter == "v":
            if self.inverted:
                raise problem("cannot have ! before -v")
            self.said.seen += "v"
            self.said.verbose += 1
        elif letter == "t":
            if self.inverted:
                raise problem("unexpected ! flag before --table")
            self.said.table = value
        elif letter in "wW":
            self._wait(letter, value)
        elif letter == "c":
            self._counters(value)
        elif letter == "h":
            raise UsageError("", 0, usage(__file__))
        elif letter == "6":
            # -6 makes iptables refuse the line, while -4 is what it is anyway.
            raise UsageError(HINT, 2)

    def _set(self, letter: str) -> None:
        if letter in self.said.seen:
            raise problem(f"multiple -{letter} flags not allowed")
        self.said.seen += letter
        if self.inverted:
            raise problem(f"cannot have ! before -{letter}")

    def _once(self, letter: str) -> None:
        if letter in self.said.seen:
            raise problem(f"multiple -{letter} flags not allowed")
        self.said.seen += letter
        if self.inverted:
            self.said.inversions.add(_ONCE[letter])

    def _set_protocol(self, word: str) -> None:
        protocol = values.protocol(word)
        if protocol is not None:
            self.said.basic["protocol"] = protocol
        # "! -p all" leaves no protocol.
        elif "protocol" in self.said.inversions:
            raise problem("rule would never match protocol")

    def _jump(self, letter: str, name: str) -> None:
        # -j and -g are one option to its bookkeeping (OPT_JUMP).
        if "j" in self.said.seen:
            raise problem("multiple -j flags not allowed")
        if self.inverted:
            raise problem("cannot have ! before -j")
        self.said.seen += "j"
        self.said.goto = letter == "g"
        if not name:
            raise problem("Invalid target name (too short)")
        if len(name) > LONGEST_CHAIN:
            raise problem(f"Invalid target name `{name}' ({LONGEST_CHAIN} chars max)")
        if any(letter.isspace() for letter in name):
            raise problem(f"Invalid target name `{name}'")
        self.said.jump = name
        # -g names a chain only; -j may name either, and a target's options come with it.
        extension = None if self.said.goto else find_target(name)
        if extension is not None:
            self.said.target = Loaded(name, extension.syntax)
            self.said.named.append(self.said.target)

    def _match(self, name: str) -> None:
        if self.inverted:
            raise problem("unexpected ! flag before --match")
        if len(name) > LONGEST_CHAIN:
            raise problem(f'Invalid match name "{name}" ({LONGEST_CHAIN} chars max)')
        extension = find_match(name)
        if extension is None:
            raise problem(f"Couldn't load match `{name}':No such file or directory\n")
        self.said.matches.append(Loaded(name, extension.syntax))
        self.said.named.append(self.said.matches[-1])

    def _wait(self, letter: str, value: str) -> None:
        if letter == "W":
            raise NotModelled("iptables --wait-interval", "iptables -w")
        self.said.wait = True
        # "-w 5" as well as "-w5": parse_wait_time() looks at the next word itself.
        if not value and self._has_argument():
            value = self._value("-w")
        if value and strtoui(value, 0, 2**31 - 1) is None:
            raise problem("wait seconds not numeric")

    def _counters(self, packets: str) -> None:
        self._set("c")
        # Two numbers: behind a comma, or as the next word.
        packets, comma, byte_count = packets.partition(",")
        if not comma:
            if not self._has_argument():
                raise problem("-c requires packet and byte counter")
            byte_count = self._value("-c")
        if not packets.isdecimal():
            raise problem("-c packet counter not numeric")
        if not byte_count.isdecimal():
            raise problem("-c byte counter not numeric")
        self.said.counters = int(packets), int(byte_count)

    def _command(self, letter: str, value: str) -> None:
        """The verb, and the words that belong to it alone."""
        verb = _VERBS[letter]
        if self.inverted:
            raise problem("unexpected '!' flag")
        # parse_chain() comes before the check for a second verb.
        if verb is IptablesVerb.NEW_CHAIN:
            _check_new_chain(value)
        self._set_verb(letter, verb)
        # Without a chain these mean all of the table.
        if verb in _CHAIN_MAY_LACK:
            self._optional_chain(verb, value)
            return
        self.said.chain = value
        if verb in (IptablesVerb.INSERT, IptablesVerb.DELETE) and self._has_argument():
            self.said.number = self._rule_number()
        elif verb is IptablesVerb.REPLACE:
            if not self._has_argument():
                raise problem("-R requires a rule number")
            self.said.number = self._rule_number()
        elif verb is IptablesVerb.POLICY:
            if not self._has_argument():
                raise problem("-P requires a chain and a policy")
            self.said.policy = self._value("-P")
        elif verb is IptablesVerb.RENAME_CHAIN:
            if not self._has_argument():
                raise problem("-E requires old-chain-name and new-chain-name")
            self.said.new_name = self._value("-E")

    def _set_verb(self, letter: str, verb: IptablesVerb) -> None:
        """Note the verb; a second one is refused unless the two are a listing and -Z (xshared.c:add_command())."""
        before = self.said.verb
        if before is None:
            self.said.verb = verb
            return
        # -L -Z and -S -Z list and then empty the counters, in either order.
        for listing in (IptablesVerb.LIST, IptablesVerb.LIST_RULES):
            if {before, verb} == {listing, IptablesVerb.ZERO}:
                self.said.zero, self.said.verb = True, listing
                return
        raise problem(f"Cannot use -{letter} with {before.value}")

    def _optional_chain(self, verb: IptablesVerb, value: str) -> None:
        if value:
            self.said.chain = value
        elif self._has_argument():
            self.said.chain = self._value("")
        else:
            return
        # Only listing and zeroing look at one rule; -F and -X take no number.
        numbered = (IptablesVerb.LIST, IptablesVerb.LIST_RULES, IptablesVerb.ZERO)
        if verb in numbered and self._has_argument():
            self.said.number = self._rule_number()

    def _rule_number(self) -> int:
        word = self._value("")
        number = strtoui(word, 1, 2**31 - 1)
        if number is None:
            raise problem(f"Invalid rule number `{word}'")
        return number


def _check_new_chain(name: str) -> None:
    """iptables/xshared.c:parse_chain()."""
    if len(name) > LONGEST_CHAIN:
        raise problem(f"chain name `{name}' too long (must be under {LONGEST_CHAIN + 1} chars)")
    if name[:1] in ("-", "!"):
        raise problem(f"chain name not allowed to start with `{name[0]}'")
    if not name or name in VERDICTS or name == "QUEUE" or find_target(name) is not None:
        raise problem(NAME_CLASH)
    if any(letter.isspace() for letter in name):
        raise problem(f"Invalid chain name `{name}'")


def parse(words: Sequence[str]) -> Iptables | IptablesVersion:
    """The command behind ``iptables``.

    Raises UsageError, NotModelled.
    """
    return _Parser(list(words)).parse()
