"""A typed command, carried out by the kernel: by netlink, by files below /proc/sys, or by a program of the system.

No ``ip``, ``bridge`` or ``sysctl`` is started: their requests are made here, and their words about a refusal are the
simulator's. Runs in the sandbox's own process.
"""

from __future__ import annotations

from functools import partial

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine, NoSuchNamespace
from pingproof.executor.machine.programs import Program, run_program, start_function, start_program
from pingproof.executor.machine.unavailable import ToolMissing
from pingproof.executor.ping.own_ping import is_supported, run_ping
from pingproof.executor.rtnetlink.address import address_add, address_delete, address_flush
from pingproof.executor.rtnetlink.bridge import bridge_fdb_change, bridge_fdb_flush, bridge_link_set
from pingproof.executor.rtnetlink.link import link_add, link_delete, link_set
from pingproof.executor.rtnetlink.neighbour import neighbour_change, neighbour_flush
from pingproof.executor.rtnetlink.netns import run_netns
from pingproof.executor.rtnetlink.route import route_change, route_flush
from pingproof.executor.rtnetlink.rule import rule_add, rule_delete, rule_flush
from pingproof.executor.show.dispatch import show_bridge, show_ip
from pingproof.executor.show.net_tools import listing
from pingproof.executor.sysctl.files import sysctl
from pingproof.simulator.errors import KernelError, NotModelled, UsageError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.arp.words import ArpChange, ArpShow
from pingproof.simulator.tools.brctl.words import Brctl
from pingproof.simulator.tools.bridge.fdb_words import BridgeFdbChange, BridgeFdbFlush, BridgeFdbGet
from pingproof.simulator.tools.bridge.words import Bridge, BridgeLinkSet
from pingproof.simulator.tools.cat.words import ProcRead
from pingproof.simulator.tools.command import Command
from pingproof.simulator.tools.conntrack.words import Conntrack
from pingproof.simulator.tools.echo.words import Echo, ProcWrite
from pingproof.simulator.tools.ifconfig.words import Ifconfig
from pingproof.simulator.tools.ip.address import words as ip_address
from pingproof.simulator.tools.ip.link import words as ip_link
from pingproof.simulator.tools.ip.neighbour import words as ip_neighbour
from pingproof.simulator.tools.ip.netns import words as ip_netns
from pingproof.simulator.tools.ip.route import words as ip_route
from pingproof.simulator.tools.ip.route.show_words import RouteFlush, RouteGet, RouteShow
from pingproof.simulator.tools.ip.rule import words as ip_rule
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.iptables.words import Iptables, IptablesSave, IptablesVersion
from pingproof.simulator.tools.lib.refusals import REFUSED, WRONG, cannot_open_namespace, rtnetlink_answers
from pingproof.simulator.tools.nsenter.words import Nsenter
from pingproof.simulator.tools.ping.words import Ping
from pingproof.simulator.tools.route.words import RouteChangeLegacy, RouteShowLegacy
from pingproof.simulator.tools.sleep.words import Sleep
from pingproof.simulator.tools.sysctl.words import Sysctl
from pingproof.simulator.tools.timeout.words import Timeout
from pingproof.simulator.tools.traceroute.words import Traceroute
from pingproof.simulator.tools.vocabulary.parse import format_words
from pingproof.simulator.tools.vocabulary.status import Status
from pingproof.simulator.tools.vocabulary.unknown import Unknown

FDB_GET_REFUSED = 254
"""``return -2`` from bridge/fdb.c:fdb_get()."""
PATIENCE = 40.0
"""Seconds that a command inside another one may take before it is interrupted."""


def start_command(machine: Machine, command: Command, name: str) -> Result | Program:
    """Begin a command in the namespace ``name`` ("" is the host): its answer, or the program that goes on.

    Raises ``ToolMissing``.
    """
    try:
        namespace = machine.namespace(name)
        return _start(machine, namespace, command)
    except NoSuchNamespace as error:
        return _refusal(cannot_open_namespace(error.name, error.error.value))
    except UsageError as error:
        return _refusal(error)
    except NotModelled as error:
        return Result(error.exit_code, "", f"{error}\n")


def _refusal(error: UsageError) -> Result:
    return Result(error.exit_code, error.stdout, error.stderr)


def _start(machine: Machine, namespace: KernelNamespace, command: Command) -> Result | Program:
    match command:
        case Ip():
            return _ip(machine, namespace, command)
        case Bridge():
            return _bridge(machine, namespace, command)
        case Ping():
            return _start_ping(namespace, command)
        case Traceroute() | Sleep():
            return start_program(namespace, format_words(command))
        case Iptables():
            program = start_program(namespace, format_words(command))
            program.answers_at_once = True
            return program
        case IptablesSave() | IptablesVersion():
            return run_program(namespace, format_words(command))
        case Sysctl() | ProcWrite() | ProcRead():
            return sysctl(namespace, command)
        case RouteShowLegacy() | ArpShow() | RouteChangeLegacy() | ArpChange() | Ifconfig() | Conntrack():
            return _run_or_list(namespace, command)
        case Brctl():
            return run_program(namespace, format_words(command), own_sys=True)
        case Nsenter():
            return _nsenter(machine, command)
        case Timeout():
            return _timeout(machine, namespace, command)
        case Echo(text, newline):
            return Result(0, text + ("\n" if newline else ""))
        case Status():
            return Result(command.exit_code)
        case Unknown(_, stderr, exit_code, stdout):
            return Result(exit_code, stdout, stderr)


def _run_or_list(namespace: KernelNamespace, command: Command) -> Result:
    """The system's tool, or the listing it would give; raises ``ToolMissing``."""
    try:
        return run_program(namespace, format_words(command))
    except ToolMissing:
        result = listing(namespace, command)
        if result is None:
            raise
        return result


def _start_ping(namespace: KernelNamespace, command: Ping) -> Program:
    """The system's ``ping``, or our own where it has none and the command is a simple one; raises ``ToolMissing``."""
    try:
        return start_program(namespace, format_words(command))
    except ToolMissing:
        if not is_supported(command):
            raise
        return start_function(namespace, partial(run_ping, command))


def _nsenter(machine: Machine, command: Nsenter) -> Result | Program:
    try:
        machine.namespace(command.name or "/")
    except NoSuchNamespace as error:
        return Result(1, "", f"nsenter: cannot open {command.path}: {error.error.value}\n")
    return start_command(machine, command.command, command.name or "")


def _timeout(machine: Machine, namespace: KernelNamespace, command: Timeout) -> Result:
    outcome = _start(machine, namespace, command.command)
    if isinstance(outcome, Result):
        return outcome
    if machine.ended_within(outcome, command.seconds):
        return machine.wait(outcome, 0)
    result = machine.wait(outcome, 0) if command.interrupt else machine.terminate(outcome)
    return Result(124, result.stdout, result.stderr)


def _ip(machine: Machine, namespace: KernelNamespace, command: Ip) -> Result | Program:
    if command.options.netns is not None:
        namespace = machine.namespace(command.options.netns)
    action = command.action
    if isinstance(action, ip_netns.NetnsExec):
        if action.name is None:
            return _exec_everywhere(machine, action)
        return start_command(machine, action.command, action.name)
    if isinstance(action, Unknown):
        return _start(machine, namespace, action)
    try:
        return _ip_action(machine, namespace, command)
    except KernelError as error:
        return Result(REFUSED, "", rtnetlink_answers(error))


def _exec_everywhere(machine: Machine, action: ip_netns.NetnsExec) -> Result:
    """``ip -all netns exec``: one after another, each under its name; the exit code is always 0."""
    output: list[str] = []
    errors: list[str] = []
    for name in machine.names():
        outcome = start_command(machine, action.command, name)
        result = outcome if isinstance(outcome, Result) else machine.wait(outcome, PATIENCE)
        output.append(f"\nnetns: {name}\n{result.stdout}")
        errors.append(result.stderr)
    return Result(0, "".join(output), "".join(errors))


def _ip_action(machine: Machine, namespace: KernelNamespace, command: Ip) -> Result:
    warning = ""
    if machine.capture is not None and isinstance(command.action, ip_link.LinkSet | ip_link.LinkDelete):
        machine.capture.read_all()
    match command.action:
        case ip_link.LinkAdd():
            link_add(machine, namespace, command.action)
        case ip_link.LinkSet():
            link_set(machine, namespace, command.action)
        case ip_link.LinkDelete():
            link_delete(namespace, command.action)
        case ip_address.AddressAdd():
            address_add(namespace, command.action)
        case ip_address.AddressDelete():
            warning = address_delete(namespace, command.action)
        case ip_address.AddressFlush():
            return Result(0, address_flush(namespace, command.action, command.options.statistics))
        case ip_route.RouteChange():
            route_change(namespace, command.action)
        case RouteFlush():
            return Result(0, route_flush(namespace, command.action, command.options.statistics))
        case ip_rule.RuleAdd(selector):
            rule_add(namespace, selector)
        case ip_rule.RuleDelete(selector):
            rule_delete(namespace, selector)
        case ip_rule.RuleFlush(selector):
            rule_flush(namespace, selector)
        case ip_neighbour.NeighbourChange():
            neighbour_change(namespace, command.action)
        case ip_neighbour.NeighbourFlush():
            return Result(0, neighbour_flush(namespace, command.action, command.options))
        case (
            ip_link.LinkShow()
            | ip_address.AddressShow()
            | RouteShow()
            | RouteGet()
            | ip_rule.RuleShow()
            | ip_neighbour.NeighbourShow()
            | ip_neighbour.NeighbourGet()
        ):
            return show_ip(machine, namespace, command.action, command.options)
        case ip_netns.NetnsExec() | Unknown():
            raise AssertionError("handled before")
        case netns:
            return Result(0, run_netns(machine, namespace, netns, command.options))
    return Result(0, "", warning)


def _bridge(machine: Machine, namespace: KernelNamespace, command: Bridge) -> Result | Program:
    if command.options.netns is not None:
        namespace = machine.namespace(command.options.netns)
    try:
        match command.action:
            case BridgeLinkSet():
                bridge_link_set(namespace, command.action)
            case BridgeFdbChange():
                bridge_fdb_change(namespace, command.action)
            case BridgeFdbFlush():
                bridge_fdb_flush(namespace, command.action)
            case Unknown():
                return _start(machine, namespace, command.action)
            case _:
                return show_bridge(machine, namespace, command.action, command.options)
    except KernelError as error:
        exit_code = FDB_GET_REFUSED if isinstance(command.action, BridgeFdbGet) else WRONG
        return Result(exit_code, "", rtnetlink_answers(error))
    return Result()
