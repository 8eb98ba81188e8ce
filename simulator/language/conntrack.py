"""``conntrack`` (conntrack(8), 1.4.7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Interface

from simulator.errors import NotModelled, UsageError


@dataclass(frozen=True, slots=True)
class Conntrack:
    """``conntrack -L|-F|-D|-C [FILTER…]``: ``verb`` is that letter, ``filters`` the (option, value) pairs as typed."""

    verb: str
    filters: tuple[tuple[str, str], ...] = ()


VERSION = "conntrack v1.4.7 (conntrack-tools)"
_VERBS = {"-L": "L", "--dump": "L", "-F": "F", "--flush": "F", "-D": "D", "--delete": "D", "-C": "C", "--count": "C",
          "-S": "S", "--stats": "S"}  # fmt: skip
_UNMODELLED_VERBS = frozenset({"-G", "--get", "-I", "--create", "-U", "--update", "-E", "--event", "-A", "--add"})
_ADDRESS = {
    "-s": "--orig-src", "--src": "--orig-src", "--orig-src": "--orig-src", "-d": "--orig-dst", "--dst": "--orig-dst",
    "--orig-dst": "--orig-dst", "-r": "--reply-src", "--reply-src": "--reply-src", "-q": "--reply-dst",
    "--reply-dst": "--reply-dst",
}  # fmt: skip
_PORTS = {
    "--sport": "--orig-port-src", "--dport": "--orig-port-dst", "--orig-port-src": "--orig-port-src",
    "--orig-port-dst": "--orig-port-dst", "--reply-port-src": "--reply-port-src",
    "--reply-port-dst": "--reply-port-dst", "--state": "--state",
}  # fmt: skip
_ICMP = {"--icmp-type": "--icmp-type", "--icmp-code": "--icmp-code", "--icmp-id": "--icmp-id"}
_NAT = {"-n": "--src-nat", "--src-nat": "--src-nat", "-g": "--dst-nat", "--dst-nat": "--dst-nat",
        "-j": "--any-nat", "--any-nat": "--any-nat"}  # fmt: skip
_VALUES = {"-m": "--mark", "--mark": "--mark", "-u": "--status", "--status": "--status", "-o": "--output",
           "--output": "--output", "-w": "--zone", "--zone": "--zone"}  # fmt: skip
_PROTOCOLS = ("tcp", "udp", "icmp", "icmpv6", "sctp", "dccp", "udplite", "gre")


def _error(text: str) -> UsageError:
    hint = "Try `conntrack -h' or 'conntrack --help' for more information.\n"
    return UsageError(f"{VERSION}: {text}\n{hint}", 2)


def parse(words: Sequence[str]) -> Conntrack:
    """The command behind ``conntrack``; the options are kept by their long names.

    Raises UsageError, NotModelled.
    """
    left = list(words)
    verb: str | None = None
    protocol: str | None = None
    filters: list[tuple[str, str]] = []
    while left:
        word = left.pop(0)
        option, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        if re.fullmatch(r"-[a-zA-Z].+", word) and not word.startswith("--"):
            option, value, equals = word[:2], word[2:], "="
        if option in _VERBS:
            if verb is not None:
                raise _error("Invalid commands combination")
            verb = _VERBS[option]
            table = left.pop(0) if left and not left[0].startswith("-") else value or "conntrack"
            if table not in ("conntrack", "expect", "dying", "unconfirmed"):
                raise _error(f"unknown type `{table}'")
            if table != "conntrack":
                raise NotModelled(f"conntrack {word} {table}", "conntrack -L")
        elif option in ("-V", "--version"):
            raise UsageError("", 0, f"{VERSION}\n")
        elif option in ("-h", "--help") or option in _UNMODELLED_VERBS:
            raise NotModelled(f"conntrack {option}", "conntrack -L, -F, -D, -C")
        elif option in _NAT:
            address = left.pop(0) if left and not left[0].startswith("-") and not equals else value
            filters.append((_NAT[option], address))
        elif option in ("-p", "--proto", "-f", "--family", *_ADDRESS, *_PORTS, *_ICMP, *_VALUES):
            if not equals:
                if not left:
                    raise _error(f"option `{option}' requires an argument")
                value = left.pop(0)
            protocol = _filter(option, value, protocol, filters)
        else:
            raise _error(f"unknown option `{word}'" if word.startswith("-") else f"unknown argument `{word}'")
    if verb is None:
        raise NotModelled("conntrack's help", "conntrack -L")
    return Conntrack(verb, tuple(filters))


def _filter(option: str, value: str, protocol: str | None, filters: list[tuple[str, str]]) -> str | None:
    """Note one filter; returns the protocol known so far, on which the ports' options depend."""
    if option in ("-p", "--proto"):
        if value.lower() not in _PROTOCOLS and not value.isdigit():
            raise _error(f"`{value}' unsupported protocol")
        filters.append(("--proto", value.lower()))
        return value.lower()
    if option in ("-f", "--family"):
        if value != "ipv4":
            raise NotModelled(f"conntrack -f {value}", "conntrack -f ipv4")
        return protocol
    if option in _PORTS:
        if protocol not in ("tcp", "udp", "sctp", "dccp", "udplite", "6", "17"):
            raise _error(f"unknown option `{option}'")
        filters.append((_PORTS[option], value))
    elif option in _ICMP:
        if protocol not in ("icmp", "1"):
            raise _error(f"unknown option `{option}'")
        filters.append((_ICMP[option], value))
    elif option in _ADDRESS:
        try:
            IPv4Interface(value)
        except ValueError:
            raise _error(f"Invalid IP address `{value}'") from None
        filters.append((_ADDRESS[option], value))
    else:
        filters.append((_VALUES[option], value))
    return protocol


def format_words(command: Conntrack) -> list[str]:
    """The words of the command."""
    words = ["conntrack", f"-{command.verb}"]
    return words + [f"{option}={value}" if value else option for option, value in command.filters]
