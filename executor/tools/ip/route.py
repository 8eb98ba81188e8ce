"""``ip route add|replace|…|del|flush|show|get`` (ip/iproute.c)."""

from __future__ import annotations

import contextlib
from functools import partial

from pyroute2.netlink import NLM_F_APPEND, NLM_F_CREATE, NLM_F_EXCL, NLM_F_REPLACE
from pyroute2.netlink.rtnl import RTM_DELROUTE, RTM_NEWROUTE
from pyroute2.netlink.rtnl.rtmsg import rtmsg

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.netlink.message import NLMSG_HDRLEN, read
from pingproof.executor.rtnetlink.link import device_names
from pingproof.executor.rtnetlink.route import (
    RT_TABLE_MAIN,
    ask_route,
    is_learned,
    read_learned,
    read_routes,
    require_table,
    route_answer,
    route_messages,
    route_row,
    write_question,
    write_route,
)
from pingproof.executor.tools.ip.action import carries_out_action
from pingproof.executor.tools.lib.device import require_device
from pingproof.simulator.errors import KernelError, UsageError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.ip.route.get_rows import answer_listing, matched_row, prefix_warning
from pingproof.simulator.tools.ip.route.get_words import RouteGet
from pingproof.simulator.tools.ip.route.rows import (
    EVERY_TABLE,
    learned_listing,
    other_family_listing,
    route_listing,
    route_text,
    selects_route,
    table_of,
)
from pingproof.simulator.tools.ip.route.show_words import RouteFlush, RouteShow
from pingproof.simulator.tools.ip.route.words import RouteChange, RouteVerb
from pingproof.simulator.tools.ip.words import IpOptions
from pingproof.simulator.tools.lib.json_writer import json_beginning
from pingproof.simulator.tools.lib.refusals import REFUSED, cannot_parse_nexthop, flush_report, rtnetlink_answers

# ip/iproute.c:do_iproute(): "prepend" is a plain NLM_F_CREATE, without NLM_F_EXCL and NLM_F_APPEND.
_FLAGS = {
    RouteVerb.ADD: NLM_F_CREATE | NLM_F_EXCL,
    RouteVerb.REPLACE: NLM_F_CREATE | NLM_F_REPLACE,
    RouteVerb.CHANGE: NLM_F_REPLACE,
    RouteVerb.APPEND: NLM_F_CREATE | NLM_F_APPEND,
    RouteVerb.PREPEND: NLM_F_CREATE,
    RouteVerb.DELETE: 0,
}


@carries_out_action(RouteChange)
def _change(machine: Machine, namespace: KernelNamespace, action: RouteChange, _: IpOptions) -> Result:
    several = len(action.nexthops) != 1 or action.multipath
    device_number = partial(_nexthop_device if several else require_device, namespace)
    kind = RTM_DELROUTE if action.verb is RouteVerb.DELETE else RTM_NEWROUTE
    namespace.route.change(kind, write_route(action, device_number), _FLAGS[action.verb])
    return Result()


def _nexthop_device(namespace: KernelNamespace, name: str) -> int:
    """A device's number; raises ``UsageError`` in the words for one of several next hops."""
    try:
        return require_device(namespace, name)
    except UsageError as refusal:
        raise cannot_parse_nexthop(refusal) from None


@carries_out_action(RouteFlush)
def _flush(machine: Machine, namespace: KernelNamespace, action: RouteFlush, options: IpOptions) -> Result:
    """Delete every route that ``ip route show`` with the same words lists, and list them with ``-s``."""
    selection = action.selection
    if selection.device is not None:
        require_device(namespace, selection.device)
    if selection.cached:
        with namespace.entered(), open("/proc/sys/net/ipv4/route/flush", "w") as file:
            # What the tool writes (iproute_flush_cache()): the kernel forgets its exceptions at once.
            file.write("-1")
        return Result()
    _require_table(namespace, table_of(selection), "Flush terminated\n")
    names = device_names(namespace)
    gone = []
    for data in route_messages(namespace):
        message = read(rtmsg, data)
        row = route_row(message, names)
        if is_learned(message) or not selects_route(row, selection):
            continue
        # One route may take others with it.
        with contextlib.suppress(KernelError):
            namespace.route.change(RTM_DELROUTE, data[NLMSG_HDRLEN:])
        gone.append(route_text(row, selection, IpOptions()))
    return Result(0, flush_report(gone, "entries", options.statistics))


@carries_out_action(RouteShow)
def _show(machine: Machine, namespace: KernelNamespace, selection: RouteShow, options: IpOptions) -> Result:
    if selection.device is not None:
        require_device(namespace, selection.device)
    # Nothing to list: a lab has IPv6 switched off.
    if options.family in ("inet6", "link"):
        return Result(0, other_family_listing(selection, options))
    names = device_names(namespace)
    if selection.cached:
        return Result(0, learned_listing(read_learned(namespace, names), selection, options))
    beginning = json_beginning(options.pretty) if options.json else ""
    _require_table(namespace, table_of(selection), "Dump terminated\n", beginning)
    return Result(0, route_listing(read_routes(namespace, names), selection, options))


def _require_table(namespace: KernelNamespace, table: int, ending: str, written: str = "") -> None:
    """The tool asks for one table alone, which the kernel refuses where there is none.

    Raises ``UsageError`` with what the tool has ``written`` by then.
    """
    if table in (EVERY_TABLE, RT_TABLE_MAIN):
        return
    try:
        require_table(namespace, table)
    except KernelError as error:
        raise UsageError(rtnetlink_answers(error) + ending, REFUSED, written) from None


@carries_out_action(RouteGet)
def _get(machine: Machine, namespace: KernelNamespace, command: RouteGet, options: IpOptions) -> Result:
    """The kernel's answer to a question."""
    names = device_names(namespace)
    message = ask_route(namespace, write_question(command, partial(require_device, namespace)))
    warning = prefix_warning(command)
    if command.fibmatch:
        return Result(0, matched_row(route_row(message, names), options), warning)
    return Result(0, answer_listing([route_answer(message, names)], options), warning)
