"""``route`` (net-tools route.c, lib/inet_sr.c; net/ipv4/fib_frontend.c:rtentry_to_fib_config())."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network
from typing import TYPE_CHECKING

from pingproof.simulator.carry_out import carries_out
from pingproof.simulator.errors import Errno, KernelError, UsageError
from pingproof.simulator.linux.ipv4.fib import TABLE_MAIN, inet_addr_type
from pingproof.simulator.linux.ipv4.fib_semantics import NextHopConfig, RouteConfig
from pingproof.simulator.linux.ipv4.fib_table import InsertFlags, fib_table_delete, fib_table_insert
from pingproof.simulator.result import Result
from pingproof.simulator.state import RouteType, Scope
from pingproof.simulator.tools.lib.net_tools import ANY, dotted_quad
from pingproof.simulator.tools.route.text import HEADINGS, TITLE, route_table
from pingproof.simulator.tools.route.words import RouteChangeLegacy, RouteShowLegacy, inet_usage

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

OPTION_ERROR, LOOKUP_ERROR, SOCKET_ERROR = 3, 6, 7
"""``E_OPTERR``, ``E_LOOKUP``, ``E_SOCK``."""


@carries_out(RouteShowLegacy)
def show(namespace: NetNamespace, command: RouteShowLegacy) -> Result:
    """Carry out ``route [-n] [-e]``: without a main table /proc/net/route is empty and the exit code is 1."""
    if TABLE_MAIN not in namespace.fib.tables:
        return Result(1, TITLE + HEADINGS[min(command.extended, 2)])
    rows = tuple(info.row() for info in namespace.fib.tables[TABLE_MAIN])
    return Result(0, route_table(rows, numeric=command.numeric, extended=command.extended))


@carries_out(RouteChangeLegacy)
def change(namespace: NetNamespace, command: RouteChangeLegacy) -> Result:
    """Carry out ``route add|del``."""
    try:
        config = _config(namespace, command)
        if command.add:
            fib_table_insert(namespace, config, InsertFlags(create=True))
        else:
            fib_table_delete(namespace, config)
    except UsageError as mistake:
        return Result(mistake.exit_code, mistake.stdout, mistake.stderr)
    except KernelError as refusal:
        request = "SIOCADDRT" if command.add else "SIOCDELRT"
        return Result(SOCKET_ERROR, "", f"{request}: {refusal.errno.value}\n")
    return Result()


def _mistake(line: str) -> UsageError:
    return inet_usage(f"route: {line}\n")


def _destination(command: RouteChangeLegacy) -> tuple[IPv4Address, int]:
    """The target and its mask, 0 where a network's was not typed; a bare address is a host (``INET_setroute``)."""
    address_text, slash, length = command.target.partition("/")
    is_default = address_text == "default"
    address = ANY if is_default else dotted_quad(address_text)
    if address is None:
        raise UsageError(f"{address_text}: Host name lookup failure\n", LOOKUP_ERROR)
    is_host = command.is_host if command.is_host is not None else not is_default
    mask = _mask(command.netmask, length) if slash or command.netmask is not None else None
    # "-host 10.0.0.1/32" is the same host; any other length, or the word netmask at all, is a contradiction.
    if is_host:
        if mask is not None and (command.netmask is not None or mask != 0xFFFFFFFF):
            raise _mistake(f"netmask {~mask & 0xFFFFFFFF:08x} doesn't make sense with host route")
        return address, 0xFFFFFFFF
    # net-tools reckons with the mask's complement, whose ones must be one run at the end.
    inverse = ~(mask or 0) & 0xFFFFFFFF
    if mask is not None:
        if inverse & (inverse + 1):
            raise _mistake(f"bogus netmask {command.netmask}")
        if int(address) & inverse:
            raise _mistake("netmask doesn't match route address")
    return address, mask or 0


def _mask(netmask: str | None, length: str) -> int:
    if netmask is None:
        if not length.isdigit() or int(length) > 32:
            raise inet_usage()
        return 0xFFFFFFFF << (32 - int(length)) & 0xFFFFFFFF
    address = ANY if netmask == "default" else dotted_quad(netmask)
    if address is None:
        raise UsageError(f"{netmask}: Host name lookup failure\n", LOOKUP_ERROR)
    return int(address)


def _gateway(command: RouteChangeLegacy) -> IPv4Address | None:
    if command.gateway is None:
        return None
    if command.gateway == "default":
        raise _mistake("default: cannot use a NETWORK as gateway!")
    address = dotted_quad(command.gateway)
    if address is None:
        raise UsageError(f"{command.gateway}: Unknown host\n", LOOKUP_ERROR)
    return address


def _config(namespace: NetNamespace, command: RouteChangeLegacy) -> RouteConfig:
    address, mask = _destination(command)
    gateway = _gateway(command)
    inverse = ~mask & 0xFFFFFFFF
    # The kernel's own check (bad_mask), for a mask that the tool did not look at.
    if int(address) & inverse:
        raise KernelError(Errno.EINVAL)
    network = IPv4Network((address, 32 - inverse.bit_length()))
    metric = command.metric or 0
    protocol = "boot" if command.add else None
    # -reject leads nowhere: device and gateway are not looked at.
    if command.reject:
        return RouteConfig(network, RouteType.UNREACHABLE, TABLE_MAIN, Scope.HOST, protocol, metric=metric)
    device = None
    if command.device is not None:
        # A label (eth0:1) names the device in front of the colon.
        device = namespace.device(command.device.partition(":")[0])
        if device is None:
            raise KernelError(Errno.ENODEV)
    # NOWHERE agrees with any scope when a route is deleted.
    scope = Scope.NOWHERE
    if gateway is not None and gateway != ANY:
        # A gateway makes the route one for everywhere, if the main table takes it for another host's address.
        kind = inet_addr_type(namespace, gateway, table=TABLE_MAIN)
        scope = Scope.GLOBAL if kind is RouteType.UNICAST else scope
    if command.add:
        # "gw 0.0.0.0" sets RTF_GATEWAY without a gateway.
        if gateway == ANY:
            raise KernelError(Errno.EINVAL)
        scope = Scope.LINK if scope is Scope.NOWHERE else scope
    way = NextHopConfig(device, gateway if gateway != ANY else None)
    ways = () if way == NextHopConfig() else (way,)
    return RouteConfig(network, RouteType.UNICAST, TABLE_MAIN, scope, protocol, ways, metric=metric)
