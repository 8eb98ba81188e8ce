"""Addresses and ports to translate to, as SNAT, DNAT, MASQUERADE and REDIRECT read them (libxt_NAT.c)."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.libxtables import values
from pingproof.simulator.tools.iptables.libxtables.nat import NatRange
from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.iptables.libxtables.verdict import RuleVerdict
from pingproof.simulator.tools.lib.arguments import strtoui
from pingproof.simulator.tools.lib.netbase import service_port

if TYPE_CHECKING:
    from collections.abc import Collection

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
        _need_ports(protocol)
        ports_text, slash, base = ports_text.partition("/")
        ports = ":" + _port_words(ports_text, protocol)
        if slash:
            ports += f"/{_port(base, protocol)}"
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
    """``--to-ports PORT[-PORT]``. Raises UsageError."""
    _need_ports(protocol)
    return _port_words(word, protocol)


def _need_ports(protocol: str | None) -> None:
    """Whether the protocol was said with ``!`` is not looked at (libxt_NAT.c)."""
    if protocol is None or protocol.removeprefix("!") not in _WITH_PORTS:
        raise problem("Need TCP, UDP, SCTP or DCCP with port specification")


def _port_words(word: str, protocol: str | None) -> str:
    # A service's name may itself have a dash (ftp-data), so only numbers make a range.
    first_text, dash, last_text = word.partition("-") if word[:1].isdigit() else (word, "", "")
    first = _port(first_text, protocol)
    last = _port(last_text, protocol) if dash else first
    if last < first:
        raise problem(f"Port range `{last_text}' funky")
    return str(first) if first == last else f"{first}-{last}"


def _port(word: str, protocol: str | None) -> int:
    value = strtoui(word, 0, 65535)
    if value is None and word:
        value = service_port(word, values.PORT_PROTOCOLS.get(protocol or "", 6))
    if value is None:
        raise problem(f"Port `{word}' not valid")
    return value
