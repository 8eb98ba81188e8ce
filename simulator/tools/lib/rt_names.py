"""Words for numbers in routes (``/etc/iproute2/rt_*`` of Debian 12; lib/rt_names.c)."""

from __future__ import annotations

from pingproof.simulator.errors import NotModelled
from pingproof.simulator.state import RouteType
from pingproof.simulator.tools.lib.arguments import matches, unsigned

TABLES = {"local": 255, "main": 254, "default": 253, "unspec": 0}
SCOPES = {"global": 0, "nowhere": 255, "host": 254, "link": 253, "site": 200}
PROTOCOLS = {
    "unspec": 0, "redirect": 1, "kernel": 2, "boot": 3, "static": 4, "gated": 8, "ra": 9, "mrt": 10, "zebra": 11,
    "bird": 12, "dnrouted": 13, "xorp": 14, "ntk": 15, "dhcp": 16, "keepalived": 18, "babel": 42, "openr": 99,
    "bgp": 186, "isis": 187, "ospf": 188, "rip": 189, "eigrp": 192,
}  # fmt: skip
DSFIELDS = {
    "default": 0, "AF11": 0x28, "AF12": 0x30, "AF13": 0x38, "AF21": 0x48, "AF22": 0x50, "AF23": 0x58, "AF31": 0x68,
    "AF32": 0x70, "AF33": 0x78, "AF41": 0x88, "AF42": 0x90, "AF43": 0x98, "CS1": 0x20, "CS2": 0x40, "CS3": 0x60,
    "CS4": 0x80, "CS5": 0xA0, "CS6": 0xC0, "CS7": 0xE0, "EF": 0xB8,
}  # fmt: skip


_TABLE_NAMES = {number: name for name, number in TABLES.items() if number}
_TOS_NAMES = {number: name for name, number in DSFIELDS.items() if number}


def table_name(table: int) -> str:
    """A table as ``ip`` prints it."""
    return _TABLE_NAMES.get(table, str(table))


def tos_text(tos: int) -> str:
    """A TOS byte as ``ip`` prints it: its name or in hexadecimal."""
    return _TOS_NAMES.get(tos, f"{tos:#04x}")


def table_number(word: str) -> int | None:
    """``rtnl_rttable_a2n``: a table's number; None when it is neither a name nor a number."""
    return TABLES[word] if word in TABLES else unsigned(word)


def scope_number(word: str) -> int | None:
    """``rtnl_rtscope_a2n``."""
    return SCOPES[word] if word in SCOPES else unsigned(word, 8)


def protocol_number(word: str) -> int | None:
    """``rtnl_rtprot_a2n``."""
    return PROTOCOLS[word] if word in PROTOCOLS else unsigned(word, 8)


def dsfield_number(word: str) -> int | None:
    """``rtnl_dsfield_a2n``: a bare number is hexadecimal."""
    return DSFIELDS[word] if word in DSFIELDS else unsigned(word, 8, 16)


def group_number(word: str) -> int | None:
    """``rtnl_group_a2n``: ``default`` is group 0."""
    return 0 if word == "default" else unsigned(word)


def route_type(word: str) -> RouteType | None:
    """``rtnl_rtntype_a2n``: a route's type, some of them shortened; None when the word is none.

    Raises NotModelled for the types that routing here does not know.
    """
    # Compared whole in rtnl_rtntype_a2n(), the others shortened.
    if word in ("local", "throw"):
        return RouteType(word)
    if word == "brd":
        return RouteType.BROADCAST
    if word == "nat":
        raise NotModelled("the route type nat", "unicast, blackhole, unreachable, prohibit", 2)
    # In its order: "b" is broadcast, "u" unreachable.
    for keyword in ("broadcast", "anycast", "multicast", "prohibit", "unreachable", "blackhole", "xresolve", "unicast"):
        if matches(word, keyword):
            if keyword in ("anycast", "xresolve"):
                raise NotModelled(f"the route type {keyword}", "unicast, blackhole, unreachable, prohibit", 2)
            return RouteType(keyword)
    return None
