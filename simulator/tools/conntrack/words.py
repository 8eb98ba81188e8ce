"""``conntrack`` (conntrack(8), 1.4.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from ipaddress import IPv4Address

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.live import live
from pingproof.simulator.tools.lib.arguments import atoi, strtol, strtoui
from pingproof.simulator.tools.lib.netbase import protocol_number, service_port
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.tools.vocabulary.commands import formats
from pingproof.simulator.tools.vocabulary.programs import Program
from pingproof.simulator.value import value


@value
class Conntrack:
    """``conntrack -L|-F|-D|-C [FILTER…]``: ``verb`` is that letter, ``filters`` the (option, value) pairs as typed."""

    verb: str
    filters: tuple[tuple[str, str], ...] = ()


VERSION = "conntrack v1.4.7 (conntrack-tools)"
_VERBS = {
    "-L": "L", "--dump": "L", "-F": "F", "--flush": "F", "-D": "D", "--delete": "D", "-C": "C", "--count": "C",
    "-S": "S", "--stats": "S",
}  # fmt: skip
_UNMODELLED = frozenset({
    "-G", "--get", "-I", "--create", "-U", "--update", "-E", "--event", "-A", "--add", "-t", "--timeout", "-z",
    "--zero", "-e", "--event-mask", "-b", "--buffer-size", "-a", "--label", "-l", "--label-add", "-c", "--secmark",
    "-i", "--id", "--orig-zone", "--reply-zone", "--tuple-src", "--tuple-dst", "--mask-src", "--mask-dst", "-R",
    "--load-file", "-M", "--modify",
})  # fmt: skip
_LONG = {
    "-s": "--orig-src", "--src": "--orig-src", "-d": "--orig-dst", "--dst": "--orig-dst", "-r": "--reply-src",
    "-q": "--reply-dst", "-n": "--src-nat", "-g": "--dst-nat", "-j": "--any-nat", "-m": "--mark", "-u": "--status",
    "-o": "--output", "-w": "--zone", "-p": "--proto", "--protonum": "--proto", "-f": "--family",
    "--sport": "--orig-port-src", "--dport": "--orig-port-dst",
}  # fmt: skip
_ADDRESSES = frozenset({"--orig-src", "--orig-dst", "--reply-src", "--reply-dst"})
_PORTS = frozenset({"--orig-port-src", "--orig-port-dst", "--reply-port-src", "--reply-port-dst"})
_ICMP = frozenset({"--icmp-type", "--icmp-code", "--icmp-id"})
_NAT = frozenset({"--src-nat", "--dst-nat", "--any-nat"})
_NUMBERED = frozenset({"--mark", "--zone"})
_KNOWN = _ADDRESSES | _PORTS | _ICMP | _NAT | _NUMBERED | {"--status", "--output", "--proto", "--family", "--state"}
ICMP_V6 = 58
_WITH_PORTS = ("tcp", "udp", "sctp", "dccp", "udplite", "6", "17", "33", "132", "136")
_TCP_STATES = (
    "NONE", "SYN_SENT", "SYN_RECV", "ESTABLISHED", "FIN_WAIT", "CLOSE_WAIT", "LAST_ACK", "TIME_WAIT", "CLOSE", "LISTEN",
)  # fmt: skip
_STATUSES = ("ASSURED", "SEEN_REPLY", "UNSET", "FIXED_TIMEOUT", "EXPECTED", "OFFLOAD", "HW_OFFLOAD", "CONFIRMED")
_OUTPUTS = ("extended", "timestamp", "id", "ktimestamp", "labels", "userspace", "xml", "save")


def _error(text: str) -> UsageError:
    hint = "Try `conntrack -h' or 'conntrack --help' for more information.\n"
    return UsageError(f"{VERSION}: {text}\n{hint}", 2)


@live
class _Reader:
    """The filters read so far. Which options may follow depends on the protocol."""

    verb: str | None = None
    protocol: str | None = None
    filters: list[tuple[str, str]] = field(default_factory=list)

    def read(self, words: list[str]) -> None:
        """Take the first option off the words, with its value."""
        word = words.pop(0)
        # getopt takes a value on the word itself: "-ptcp", "--proto=tcp".
        option, equals, value = word.partition("=") if word.startswith("--") else (word[:2], "", word[2:])
        if not word.startswith("-") or word == "-":
            return  # a word that belongs to no option is read over
        # Several words for one filter; the first that conntrack -h lists stands for all.
        full = _LONG.get(option, option)
        if option in _VERBS:
            self._set_verb(option, value, words)
        elif option in ("-V", "--version"):
            raise UsageError("", 0, f"{VERSION}\n")
        elif option in ("-h", "--help"):
            raise UsageError("", 0, usage(__file__))
        elif option in _UNMODELLED:
            raise NotModelled(f"conntrack {option}", "conntrack -L, -F, -D, -C")
        # Options of a protocol exist only behind its -p: they are merged into getopt's table then (merge_options()).
        elif full not in _KNOWN or not self._has(full):
            raise _error(f"unknown option `{word}'")
        # An optional argument: what begins with "-" is the next option.
        elif full in _NAT:
            has_value = not (value or equals) and words and not words[0].startswith("-")
            self._filter(full, words.pop(0) if has_value else value)
        else:
            if not value and not equals:
                if not words:
                    raise _error(f"option `{option}' requires an argument")
                value = words.pop(0)
            self._filter(full, value)

    def _set_verb(self, option: str, attached: str, words: list[str]) -> None:
        if self.verb is not None:
            raise _error("Invalid commands combination")
        self.verb = _VERBS[option]
        # "-Lp tcp" is "-L -p tcp": a command's letter takes no value.
        if attached:
            words.insert(0, f"-{attached}")
        # check_type() reads the word behind the command, if it is no option.
        table = words.pop(0) if words and not words[0].startswith("-") else "conntrack"
        if table not in ("conntrack", "expect", "dying", "unconfirmed"):
            raise _error(f"unknown type `{table}'")
        if table != "conntrack":
            raise NotModelled(f"conntrack {option} {table}", "conntrack -L")

    def _has(self, option: str) -> bool:
        """Whether an option exists for the protocol read so far."""
        if option in _PORTS:
            return self.protocol in _WITH_PORTS
        if option == "--state":
            return self.protocol in ("tcp", "6")
        return option not in _ICMP or self.protocol in ("icmp", "1")

    def _filter(self, option: str, value: str) -> None:
        if option == "--family":
            _check_family(value)
            return
        if option == "--proto":
            value = self.protocol = _protocol(value)
        elif option in _PORTS:
            value = _port(value, self.protocol)
        else:
            value = _filter_value(option, value)
        self.filters.append((option, value))


def _check_family(word: str) -> None:
    """Refuse another family than IPv4, which is what a listing shows anyway. Raises UsageError, NotModelled."""
    if word not in ("ipv4", "ipv6"):
        raise _error(f"`{word}' unsupported protocol")
    if word == "ipv6":
        raise NotModelled("IPv6", "conntrack -L -f ipv4")


def _protocol(word: str) -> str:
    """``-p``: one of three names, or a number in decimal. Raises UsageError."""
    name = word.lower()
    number = strtoui(word, 0, 255)
    if number is None:
        # conntrack's own word: /etc/protocols has "ipv6-icmp".
        number = ICMP_V6 if name == "icmpv6" else protocol_number(name)
    if number is None:
        raise _error(f"`{word}' unsupported protocol")
    # The three names are kept, as their extensions bring options along; others are compared by number.
    return name if name in ("tcp", "udp", "icmp") else str(number)


def _port(word: str, protocol: str | None) -> str:
    """A port in decimal; a name that no service has becomes port 0."""
    return str(atoi(word) & 0xFFFF if word[:1].isdigit() else service_port(word, 17 if protocol == "udp" else 6) or 0)


def _filter_value(option: str, value: str) -> str:
    """The value of any other filter in canonical form. Raises UsageError, NotModelled."""
    # The addresses of -n, -g and -j may be missing: any translation is then meant.
    if option in _ADDRESSES or (option in _NAT and value):
        return _address(value)
    if option in _ICMP:
        # The attributes have 16 bits for an identifier and 8 for the others; atoi() knows decimal alone.
        return str(atoi(value) & (0xFFFF if option == "--icmp-id" else 0xFF))
    # In decimal, so that equal marks are equal filters.
    if option in _NUMBERED:
        mark, slash, mask = value.partition("/")
        return f"{_number(mark)}/{_number(mask)}" if slash else str(_number(mark))
    if option == "--state" and value not in _TCP_STATES:
        raise _error(f"unknown TCP state `{value}'")
    # Lists with commas; each word is looked up whole.
    if option in ("--status", "--output"):
        known = _STATUSES if option == "--status" else _OUTPUTS
        wrong = next((part for part in value.split(",") if part not in known), None)
        if wrong is not None:
            raise _error(f"Bad parameter `{wrong}'")
    return value


def _number(word: str) -> int:
    """The number at the start of a word, in any base that C reads; 0 without one."""
    parsed = strtol(word)
    return parsed[0] if parsed else 0


def _address(word: str) -> str:
    """``ADDRESS[/LENGTH]``, as inet_aton reads addresses: ``10.1`` is 10.0.0.1."""
    host, slash, length = word.partition("/")
    if ":" in host:
        raise NotModelled("IPv6", "conntrack -L -s ADDRESS")
    parts = [strtoui(part, 0, 2**32 - 1) for part in host.split(".")]
    # inet_aton(3): the last number fills all the bytes that are left.
    limits = [255] * (len(parts) - 1) + [256 ** (5 - len(parts)) - 1]
    if len(parts) > 4 or any(part is None or part > most for part, most in zip(parts, limits, strict=True)):
        raise _error(f"Invalid IP address `{host}'")
    value = sum((part or 0) << (24 - 8 * place) for place, part in enumerate(parts[:-1])) + (parts[-1] or 0)
    if slash and strtoui(length, 0, 32) is None:
        raise _error("Invalid netmask")
    return f"{IPv4Address(value)}/{length}" if slash else str(IPv4Address(value))


def parse(words: Sequence[str]) -> Conntrack:
    """The command behind ``conntrack``; the options are kept by their long names, numbers in decimal.

    Raises UsageError, NotModelled.
    """
    reader, left = _Reader(), list(words)
    while left:
        reader.read(left)
    refused = [option for option, _ in reader.filters]
    # -F and -C are of the whole table; conntrack names the first filter by its long option.
    if refused and reader.verb not in ("L", "D"):
        shown = "--protonum" if refused[0] == "--proto" else refused[0]
        raise _error(f"Illegal option `{shown}' with this command")
    # Without a command conntrack prints its help and succeeds.
    if reader.verb is None:
        raise UsageError("", 0, usage(__file__))
    return Conntrack(reader.verb, tuple(reader.filters))


@formats(Program.CONNTRACK, Conntrack)
def format_words(command: Conntrack) -> list[str]:
    """The words of the command."""
    words = ["conntrack", f"-{command.verb}"]
    return words + [f"{option}={value}" if value else option for option, value in command.filters]
