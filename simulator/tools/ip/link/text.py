"""Links in the words of ``ip link`` (iproute2/ip/ipaddress.c:print_linkinfo()), which ``ip address`` shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pingproof.simulator.state import DeviceKind, Link, LinkFlag, Operstate
from pingproof.simulator.tools.ip.link.details import details_json, details_text
from pingproof.simulator.tools.ip.link.link_options import lines_json, lines_text
from pingproof.simulator.tools.ip.link.statistics import statistics_json, statistics_text

_FLAG_ORDER = (
    LinkFlag.LOOPBACK,
    LinkFlag.BROADCAST,
    LinkFlag.POINTOPOINT,
    LinkFlag.MULTICAST,
    LinkFlag.NOARP,
    LinkFlag.ALLMULTI,
    LinkFlag.PROMISC,
    LinkFlag.DYNAMIC,
    LinkFlag.UP,
    LinkFlag.LOWER_UP,
)
_CYAN, _YELLOW, _GREEN, _RED, _CLEAR = "\x1b[36m", "\x1b[33m", "\x1b[32m", "\x1b[31m", "\x1b[0m"


def by_ifindex(links: Iterable[Link]) -> dict[int, Link]:
    """The links of a namespace, to look a number up."""
    return {link.ifindex: link for link in links}


def flag_words(link: Link, lower_is_down: bool = False) -> list[str]:
    """Flags in angle brackets: NO-CARRIER when up but not operational, M-DOWN when the device below is down."""
    # print_link_flags() tests IFF_RUNNING, which the kernel derives from operstate (netif_oper_up()).
    running = link.operstate in (Operstate.UP, Operstate.UNKNOWN)
    words = ["NO-CARRIER"] if LinkFlag.UP in link.flags and not running else []
    words += [flag.name for flag in _FLAG_ORDER if flag in link.flags and flag.name is not None]
    return [*words, "M-DOWN"] if lower_is_down else words


def name_and_link(link: Link) -> tuple[str, bool]:
    """``name@below``, and whether what is below is down: a veth's other end by name here, by number elsewhere."""
    if link.peer_ifindex is None:
        return link.name, False
    if link.peer_name is not None:
        return f"{link.name}@{link.peer_name}", link.peer_up is False
    return f"{link.name}@if{link.peer_ifindex}", False


def colored(text: str, color: str, on: bool) -> str:
    """Text in a colour, when colours are on."""
    return f"{color}{text}{_CLEAR}" if on else text


def _state_color(state: Operstate) -> str:
    return {Operstate.UP: _GREEN, Operstate.DOWN: _RED}.get(state, "")


def link_text(
    link: Link,
    *,
    address_family: bool = False,
    details: bool = False,
    statistics: int = 0,
    human: bool = False,
    line_break: str = "\n",
    color: bool = False,
    mac: bool = True,
) -> str:
    """A link as ``ip link`` prints it, without the last line's end.

    ``address_family``: as ``ip address`` prints it, without ``mode``; ``mac`` False where it prints IPv4 alone.
    ``line_break`` is ``\\`` for ``-o``.
    """
    name, lower_is_down = name_and_link(link)
    flags = ",".join(flag_words(link, lower_is_down))
    words = [f"{link.ifindex}: {colored(f'{name}: ', _CYAN, color)}<{flags}>", f"mtu {link.mtu}", f"qdisc {link.qdisc}"]
    if link.master is not None:
        words.append(f"master {link.master}")
    paint = _state_color(link.operstate)
    # Only UP and DOWN have a colour; others are printed without any escape.
    words.append("state " + colored(f"{link.operstate.value} ", paint, color and bool(paint)))
    text = " ".join(words)
    # do_link is set only by "ip link": "mode" is IFLA_LINKMODE, of no interest beside addresses.
    if not address_family:
        text += f"mode {link.mode} "
    text += f"group {link.group} "
    # A length of 0 is not printed.
    text += f"qlen {link.txqlen}" if link.txqlen else ""
    # "ip -4 address" leaves out the line with the MAC (filter.family).
    if mac:
        text += line_break + _addresses(link, color)
    # print_linkinfo() tells where the other end is on the MAC's line, behind the broadcast address.
    text += _peer_namespace(link)
    if details:
        text += details_text(link, line_break, address_family)
    # An alias and alternative names have a line of their own, which a plain "ip address" does not print.
    if details or not address_family:
        text += lines_text(link, line_break)
    if statistics:
        text += line_break + statistics_text(link.statistics, statistics, line_break, human)
    return text


def _addresses(link: Link, color: bool) -> str:
    kind = "loopback" if link.kind is DeviceKind.LOOPBACK else "ether"
    text = f"    link/{kind} {colored(link.address, _YELLOW, color)} brd {colored(link.broadcast, _YELLOW, color)}"
    # IFLA_PERM_ADDRESS is worth telling only where somebody has set another address.
    if link.permanent_address is not None and link.permanent_address != link.address:
        text += f" permaddr {link.permanent_address}"
    return text


def _peer_namespace(link: Link) -> str:
    # "" is a namespace without a name in /run/netns: only its number can be told.
    if link.peer_namespace:
        return f" link-netns {link.peer_namespace}"
    return f" link-netnsid {link.peer_nsid}" if link.peer_namespace is not None else ""


def brief_text(link: Link, *, address_family: bool = False, color: bool = False) -> str:
    """``ip -br``: name, state, and for ``ip link`` the MAC and the flags; without the line's end."""
    name, lower_is_down = name_and_link(link)
    state = f"{link.operstate.value:<14} "
    paint = _state_color(link.operstate)
    shown = colored(f"{name:<16} ", _CYAN, color) + (colored(state, paint, color) if paint else state)
    if address_family:
        return shown
    return f"{shown}{colored(f'{link.address} ', _YELLOW, color)}<{','.join(flag_words(link, lower_is_down))}> "


def _below(link: Link) -> Mapping[str, Any]:
    """What is below a link, as JSON: a veth's other end by name, or by number where it is in another namespace."""
    if link.peer_name is not None:
        return {"link": link.peer_name}
    return {} if link.peer_ifindex is None else {"link_index": link.peer_ifindex}


def link_json(
    link: Link,
    *,
    brief: bool = False,
    address_family: bool = False,
    details: bool = False,
    statistics: int = 0,
    mac: bool = True,
) -> dict[str, Any]:
    """A link as ``ip -j`` prints it."""
    _, lower_is_down = name_and_link(link)
    flags = flag_words(link, lower_is_down)
    below = _below(link)
    if brief:
        row = {**below, "ifname": link.name, "operstate": link.operstate.value}
        # "ip -br address" has its addresses where "ip -br link" has MAC and flags.
        return row if address_family else row | {"address": link.address, "flags": flags}
    shown: dict[str, Any] = {
        "ifindex": link.ifindex,
        **below,
        "ifname": link.name,
        "flags": flags,
        "mtu": link.mtu,
        "qdisc": link.qdisc,
    }
    if link.master is not None:
        shown["master"] = link.master
    shown["operstate"] = link.operstate.value
    if not address_family:
        shown["linkmode"] = link.mode
    shown["group"] = link.group
    if link.txqlen:
        shown["txqlen"] = link.txqlen
    if mac:
        shown["link_type"] = "loopback" if link.kind is DeviceKind.LOOPBACK else "ether"
        shown |= {"address": link.address, "broadcast": link.broadcast}
    # The text tells the name; JSON the number alone.
    if link.peer_nsid is not None:
        shown["link_netnsid"] = link.peer_nsid
    if details:
        shown |= details_json(link, address_family)
    if details or not address_family:
        shown |= lines_json(link)
    if statistics:
        shown["stats64"] = statistics_json(link.statistics, statistics)
    return shown
