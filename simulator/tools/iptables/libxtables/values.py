"""Values of the options of ``iptables``' matches and targets, in the form in which ``iptables -S`` prints them.

Each function takes the word as typed and gives the canonical text back, or raises with the tool's own words
(iptables 1.8.9: libxtables/xtables.c, xtoptions.c and extensions/).
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address

from pingproof.simulator.errors import UsageError
from pingproof.simulator.tools.lib.arguments import strtol, strtoui
from pingproof.simulator.tools.lib.netbase import protocol_name, protocol_number, service_port
from pingproof.simulator.tools.lib.prefix import read_inet

PROGRAM = "iptables v1.8.9 (nf_tables)"
HINT = "Try `iptables -h' or 'iptables --help' for more information.\n"
PORT_PROTOCOLS = {"tcp": 6, "udp": 17, "sctp": 132, "dccp": 33, "udplite": 136, "icmp": 1}


def problem(text: str) -> UsageError:
    """``xtables_error(PARAMETER_PROBLEM, …)``."""
    return UsageError(f"{PROGRAM}: {text}\n{HINT}", 2)


number = strtoui
"""A number as an option of iptables takes it."""


def protocol(word: str) -> str | None:
    """``-p``: a protocol's name, or its number when it has none; None for all of them."""
    value = number(word, 0, 255)
    if value is None:
        # 0 is "any" in struct ipt_ip, and has the name "all".
        value = 0 if word == "all" else protocol_number(word)
    if value is None:
        raise problem(f'unknown protocol "{word}" specified')
    return None if value == 0 else protocol_name(value) or str(value)


def network(word: str) -> tuple[str, ...]:
    """``-s`` and ``-d``: one or several ``ADDRESS[/MASK]``, each as ``a.b.c.d/len`` (xtables_ipparse_multiple())."""
    found = []
    for part in word.split(","):
        host, slash, mask_text = part.strip().partition("/")
        mask = _mask(mask_text) if slash else 0xFFFFFFFF
        address = _host(host)
        # Host bits are cleared under the mask, and -S shows what is left.
        found.append(f"{IPv4Address(int(address) & mask)}/{mask_length(mask)}")
    return tuple(found)


def _host(word: str) -> IPv4Address:
    address = IPv4Address("127.0.0.1") if word == "localhost" else read_inet(word)
    if address is None:
        raise problem(f"host/network `{word}' not found")
    return address


def _mask(word: str) -> int:
    # Dots make it a mask, whose ones need not be together.
    if re.fullmatch(r"\d+\.\d+\.\d+\.\d+", word):
        octets = [int(octet) for octet in word.split(".")]
        if max(octets) <= 255:
            return int(IPv4Address(bytes(octets)))
    length = number(word, 0, 32)
    if length is None:
        raise problem(f"invalid mask `{word}' specified")
    return 0xFFFFFFFF << (32 - length) & 0xFFFFFFFF


def mask_length(mask: int) -> str:
    """A mask as ``/len`` prints it, or in dots when its ones are not together."""
    length = mask.bit_count()
    return str(length) if mask == 0xFFFFFFFF << (32 - length) & 0xFFFFFFFF else str(IPv4Address(mask))


def interface(word: str) -> str:
    """``-i`` and ``-o`` (xtables_parse_interface())."""
    if not word:
        raise problem("Empty interface is likely to be undesired")
    # IFNAMSIZ with its NUL is 16, though the text says 15.
    if len(word.encode()) > 15:
        raise problem(f"interface name `{word}' must be shorter than IFNAMSIZ (15)")
    return word


def port(word: str, protocol_text: str | None) -> int:
    """A port's number, or a service's name (xtables_parse_port())."""
    value = number(word, 0, 65535)
    if value is None:
        # TCP's names where the rule has no protocol with ports.
        value = service_port(word, PORT_PROTOCOLS.get(protocol_text or "", 6))
    if value is None:
        raise problem(f"invalid port/service `{word}' specified")
    return value


def port_range(word: str, protocol_text: str | None) -> str:
    """``--dport FIRST[:LAST]``."""
    first_text, colon, last_text = word.partition(":")
    first = port(first_text, protocol_text) if first_text or not colon else 0
    last = (port(last_text, protocol_text) if last_text else 65535) if colon else first
    if first > last:
        raise problem("invalid portrange (min > max)")
    return ports_text(first, last)


def ports_text(first: int, last: int) -> str:
    """``FIRST[:LAST]``."""
    return str(first) if first == last else f"{first}:{last}"


def guided_ports(word: str, protocol_text: str | None, extension: str, option: str) -> tuple[int, int]:
    """``FIRST[:LAST]`` as xtoptions.c:xtopt_parse_mport() reads it: numbers beyond 16 bits lose their upper ones."""
    parts = word.split(":")
    if len(parts) > 2:
        raise problem(f'{extension}: Too many components for option "--{option}" (max: 2)\n')
    ports = []
    for place, part in enumerate(parts):
        # An open end is the least or the greatest port.
        value = number(part, 0, 0xFFFFFFFF) if part else 65535 if place else 0
        # A name is tried with the rule's protocol, then with TCP and UDP.
        for service_protocol in (PORT_PROTOCOLS.get(protocol_text or "", 6), 6, 17):
            value = service_port(part, service_protocol) if value is None else value
        if value is None:
            raise problem(f'Port "{part}" does not resolve to anything.\n')
        ports.append(value & 0xFFFF)
    return ports[0], ports[-1]


def port_list(word: str, protocol_text: str | None) -> str:
    """``--dports``: up to fifteen ports, a range counts twice."""
    ports = []
    count = 0
    for part in word.split(","):
        first_text, colon, last_text = part.partition(":")
        # XT_MULTI_PORTS slots in the kernel's struct; a range fills two of them.
        count += 2 if colon else 1
        if count > 15:
            raise problem("too many ports specified")
        first = port(first_text, protocol_text)
        last = port(last_text, protocol_text) if colon else first
        # A range of one port is refused here, unlike in --dport.
        if colon and first >= last:
            raise problem("invalid portrange specified")
        ports.append(f"{first}:{last}" if colon else str(first))
    return ",".join(ports)


def words_of(word: str, names: tuple[str, ...], complaint: str, order: tuple[str, ...] = ()) -> str:
    """A list of names, each of them shortened or not, in any case: in the order in which they are printed."""
    found = set()
    for part in word.split(","):
        full = next((name for name in names if part and name.startswith(part.upper())), None)
        if full is None:
            raise problem(complaint.format(part))
        found.add(full)
    return ",".join(name for name in order or names if name in found)


def mark(word: str) -> tuple[int, int] | None:
    """``VALUE[/MASK]`` of 32 bits; None when it is none."""
    value_text, slash, mask_text = word.partition("/")
    value = number(value_text, 0, 0xFFFFFFFF)
    mask = number(mask_text, 0, 0xFFFFFFFF) if slash else 0xFFFFFFFF
    return None if value is None or mask is None else (value, mask)


_LIMIT_SCALE = 10_000
"""XT_LIMIT_SCALE: the time that a packet costs is kept in ten-thousandths of a second."""
_RATE_UNITS = (("day", 86400), ("hour", 3600), ("min", 60), ("sec", 1))
"""Units of a rate as ``-S`` prints them, with their seconds (libxt_limit.c:rates)."""


def rate(word: str) -> str:
    """``--limit N/UNIT``: by the largest unit that loses nothing (libxt_limit.c). Raises UsageError."""
    return _rate_text(_period(word))


def _period(word: str) -> int:
    """The time of one packet in a rate, in units of ``_LIMIT_SCALE`` (libxt_limit.c:parse_rate())."""
    count_text, slash, unit_text = word.partition("/")
    parsed = strtol(count_text, 10)
    # atoi(): what follows the number is not looked at.
    count = parsed[0] if parsed else 0
    seconds = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
    # Any beginning of a unit's name will do; without a slash it is a second.
    unit = next((name for name in seconds if unit_text and name.startswith(unit_text.lower())), None)
    if (slash and unit is None) or count <= 0:
        raise problem(f'bad rate "{word}"\'')
    # In whole numbers: a rate that does not divide the scale comes back a little changed.
    period = _LIMIT_SCALE * seconds[unit or "second"] // count
    if period == 0:
        raise problem(f'Rate too fast "{word}"')
    return period


def _rate_text(period: int) -> str:
    """A rate from the time of one packet (libxt_limit.c:print_rate())."""
    best_name, best_size = _RATE_UNITS[0]
    # From days down, until a unit is shorter than the time of one packet, or the rest exceeds the quotient.
    for name, size in _RATE_UNITS[1:]:
        whole = size * _LIMIT_SCALE
        if period > whole or whole // period < whole % period:
            break
        best_name, best_size = name, size
    return f"{best_size * _LIMIT_SCALE // period}/{best_name}"


def prefix(word: str) -> str:
    """What a log line begins with, as LOG and NFLOG take it. Raises UsageError."""
    if not word:
        raise problem("Argument must have a minimum length of 1 characters\n")
    if "\n" in word:
        raise problem("Newlines not allowed in --log-prefix")
    return word


def probability(word: str) -> str | None:
    """``--probability``: kept in 31 bits."""
    if not re.fullmatch(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", word) or not 0 <= float(word) <= 1:
        return None
    value = float(word)
    # The kernel compares 31 random bits with it; -S prints what these can hold.
    return f"{int(value * 0x80000000 + 0.5) / 0x80000000:.11f}"


def dotted(word: str) -> IPv4Address | None:
    """Four decimal octets and nothing else (xtables_numeric_to_ipaddr())."""
    try:
        return IPv4Address(word)
    except ValueError:
        return None
