"""The lines that ``ping`` prints about what it received (iputils 20221126, ping/ping.c and ping_common.c)."""

from __future__ import annotations

from ipaddress import IPv4Address

from pingproof.simulator.wire.icmp import IcmpType

_UNREACHABLE = (
    "Destination Net Unreachable",
    "Destination Host Unreachable",
    "Destination Protocol Unreachable",
    "Destination Port Unreachable",
    "Frag needed and DF set (mtu = {info})",
    "Source Route Failed",
    "Destination Net Unknown",
    "Destination Host Unknown",
    "Source Host Isolated",
    "Destination Net Prohibited",
    "Destination Host Prohibited",
    "Destination Net Unreachable for Type of Service",
    "Destination Host Unreachable for Type of Service",
    "Packet filtered",
    "Precedence Violation",
    "Precedence Cutoff",
)
_REDIRECT = (
    "Redirect Network",
    "Redirect Host",
    "Redirect Type of Service and Network",
    "Redirect Type of Service and Host",
)
_TIME_EXCEEDED = ("Time to live exceeded", "Frag reassembly time exceeded")
_OTHERS: dict[int, str] = {
    IcmpType.ECHO_REPLY: "Echo Reply",
    IcmpType.SOURCE_QUENCH: "Source Quench",
    IcmpType.ECHO: "Echo Request",
    IcmpType.TIMESTAMP: "Timestamp",
    IcmpType.TIMESTAMP_REPLY: "Timestamp Reply",
    IcmpType.ADDRESS_MASK: "Address Mask Request",
    IcmpType.ADDRESS_MASK_REPLY: "Address Mask Reply",
}


def icmp_text(kind: int, code: int, info: int = 0, gateway: str = "") -> str:
    """The text of an ICMP message (``pr_icmph``); ``gateway`` is a redirect's next hop as printed.

    >>> icmp_text(3, 4, info=1400)
    'Frag needed and DF set (mtu = 1400)'
    >>> icmp_text(5, 1, gateway="10.0.0.2")
    'Redirect Host(New nexthop: 10.0.0.2)'
    """
    match kind:
        case IcmpType.DEST_UNREACH:
            if code < len(_UNREACHABLE):
                return _UNREACHABLE[code].format(info=info)
            return f"Dest Unreachable, Bad Code: {code}"
        # pr_icmph() prints no blank before the bracket.
        case IcmpType.REDIRECT:
            what = _REDIRECT[code] if code < len(_REDIRECT) else f"Redirect, Bad Code: {code}"
            return f"{what}(New nexthop: {gateway})"
        case IcmpType.TIME_EXCEEDED:
            return _TIME_EXCEEDED[code] if code < len(_TIME_EXCEEDED) else f"Time exceeded, Bad Code: {code}"
        case IcmpType.PARAMETER_PROBLEM:
            return f"Parameter problem: pointer = {info}"
    return _OTHERS.get(kind, f"Bad ICMP type: {kind}")


def trip_time_text(microseconds: int) -> str:
    """A round trip's time with four digits at most, rounded as ``gather_statistics`` does.

    >>> trip_time_text(45), trip_time_text(1234), trip_time_text(12345), trip_time_text(123456)
    ('0.045', '1.23', '12.3', '123')
    """
    # The bounds lie half a unit below, where the rounding below would already give another digit.
    if microseconds >= 100_000 - 50:
        return str((microseconds + 500) // 1000)
    if microseconds >= 10_000 - 5:
        return f"{(microseconds + 50) // 1000}.{(microseconds + 50) % 1000 // 100}"
    if microseconds >= 1000:
        return f"{(microseconds + 5) // 1000}.{(microseconds + 5) % 1000 // 10:02d}"
    return f"0.{microseconds:03d}"


def pattern_bytes(pattern: str) -> bytes:
    """The bytes of ``-p``'s hexadecimal digits, sixteen at most, in pairs from the left.

    >>> pattern_bytes("fa5").hex()
    'fa05'
    """
    return bytes(int(pattern[start : start + 2], 16) for start in range(0, min(len(pattern), 32), 2))


def record_route_text(recorded: tuple[IPv4Address, ...], previous: tuple[IPv4Address, ...]) -> str:
    """The recorded route after a reply's line: each address on a line, or "(same route)"."""
    if not recorded:
        return ""
    if recorded == previous:
        return "\t(same route)"
    return "\nRR: " + "".join(f"\t{address}\n" for address in recorded)
