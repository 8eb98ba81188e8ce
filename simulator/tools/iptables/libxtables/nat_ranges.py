"""Addresses and ports to translate to, as SNAT, DNAT, MASQUERADE and REDIRECT read them (libxt_NAT.c)."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables import values
from pingproof.simulator.tools.iptables.libxtables.nat import NatRange
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
from pingproof.simulator.tools.lib.arguments import strtol
from pingproof.simulator.tools.lib.netbase import service_port

if TYPE_CHECKING:
    from collections.abc import Collection

    from pingproof.simulator.errors import UsageError
    from pingproof.simulator.tools.iptables.libxtables.extension import Options

_WITH_PORTS = frozenset({"tcp", "udp", "sctp", "dccp", "icmp"})


def nat_range(text: str, options: Collection[str]) -> NatRange:
    """``ADDRESS[-ADDRESS][:PORT[-PORT[/BASE]]]``, either part alone, with ``--random`` and ``--persistent``.

    >>> nat_range("10.0.0.1:80-90", ()).last_port
    90
    """
    addresses, _, ports = text.partition(":")
    first = last = None
    if addresses:
        low, _, high = addresses.partition("-")
        first, last = IPv4Address(low), IPv4Address(high or low)
    return NatRange(first, last, *_ports(ports), _is_random(options), "persistent" in options)


def port_only_range(options: Options) -> NatRange:
    """``--to-ports PORT[-PORT]`` with ``--random``."""
    return NatRange(None, None, *_ports(options.get("to-ports", "")), _is_random(options))


def _ports(text: str) -> tuple[int | None, int | None, int | None]:
    """``PORT[-PORT[/BASE]]``: first, last, base; None where unsaid."""
    if not text:
        return None, None, None
    ports, _, base = text.partition("/")
    low, _, high = ports.partition("-")
    return int(low), int(high or low), int(base) if base else None


def _is_random(options: Collection[str]) -> bool:
    return "random" in options or "random-fully" in options


def settled(done: bool) -> RuleVerdict:
    """A target that settles a flow accepts, or drops when it cannot."""
    return RuleVerdict.ACCEPT if done else RuleVerdict.DROP


def flag_listing(options: Options, *names: str) -> str:
    """Those of the flags that were said."""
    return "".join(f" {name}" for name in names if name in options)


def range_word(word: str, protocol: str | None) -> str:
    """``ADDRESS[-ADDRESS][:PORT[-PORT[/BASE]]]``, either part alone. Raises UsageError."""
    addresses_text, colon, ports_text = word.partition(":")
    # A second colon can only be IPv6's.
    if ":" in ports_text:
        raise problem(f'Bad IP address "{word}"')
    ports = ""
    if colon:
        ports = ":" + ports_word(ports_text, protocol)
        # ":PORT" alone keeps the address.
        if not addresses_text:
            return ports
    first_text, dash, last_text = addresses_text.partition("-")
    for text in (first_text, *([last_text] if dash else [])):
        if values.dotted(text) is None:
            raise problem(f'Bad IP address "{text}"')
    # A range of one address is printed as that address.
    same = not dash or values.dotted(first_text) == values.dotted(last_text)
    return (first_text if same else addresses_text) + ports


def ports_word(word: str, protocol: str | None) -> str:
    """``PORT[-PORT[/BASE]]`` (parse_ports()): a name may stand for a port alone and for the base. Raises UsageError."""
    # Whether the protocol was said with ``!`` is not looked at (libxt_NAT.c).
    if protocol is None or protocol.removeprefix("!") not in _WITH_PORTS:
        raise problem("Need TCP, UDP, SCTP or DCCP with port specification")
    # A service's name may itself have a dash (ftp-data), so only numbers make a range.
    first, rest = _leading_number(word) or (_service(word), "")
    if not rest:
        return str(first)
    if rest.startswith(":"):
        raise problem("Invalid port:port syntax - use dash")
    if not rest.startswith("-"):
        raise problem(f"Garbage after port value: `{rest}'")
    last_text = rest[1:]
    read = _leading_number(last_text)
    if read is None:
        raise _not_valid(last_text)
    last, rest = read
    if last < first:
        raise problem(f"Port range `{last_text}' funky")
    ports = str(first) if first == last else f"{first}-{last}"
    if not rest:
        return ports
    if not rest.startswith("/"):
        raise problem(f"Garbage after port range: `{rest}'")
    # What follows the base's number is not looked at.
    base, _ = _leading_number(rest[1:], 1) or (_service(rest[1:]), "")
    return f"{ports}/{base}"


def without_base(converted: str) -> str:
    """The base of a shifted range as SNAT and MASQUERADE have it: lost on its way to the kernel, and 0 there."""
    ports, slash, _ = converted.partition("/")
    return f"{ports}/0" if slash else ports


def _leading_number(word: str, least: int = 0) -> tuple[int, str] | None:
    """The port at the start of a word, and the rest behind it; None where no port is (xtables_strtoui())."""
    parsed = strtol(word)
    if parsed is None or not least <= parsed[0] <= 65535 or word.strip().startswith("-"):
        return None
    return parsed


def _service(word: str) -> int:
    """A service of whichever protocol."""
    for protocol in (values.PORT_PROTOCOLS["tcp"], values.PORT_PROTOCOLS["udp"]):
        port = service_port(word, protocol)
        if port is not None:
            return port
    raise _not_valid(word)


def _not_valid(word: str) -> UsageError:
    return problem(f"Port `{word}' not valid")
