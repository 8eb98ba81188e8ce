"""Ownership: what this run made and may therefore change, and what each command wants beyond.

The same judgement serves the plan, where commands run on the simulator, and the run itself, where they are about to be
carried out. In a namespace of the run's own everything is allowed, since all of it ends with the namespace. In the
host's namespace a command may make things, and may change and take away what the run made; a command that would change
anything else is refused, for it could not be undone exactly, or it could cut the machine off.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pingproof.executor.host import intents
from pingproof.executor.host.intents import Intent
from pingproof.executor.host.ledger_iptables import done_iptables, judge_iptables
from pingproof.executor.host.ledger_sysctl import judge_sysctl
from pingproof.executor.host.refusals import CannotUndo
from pingproof.executor.host.unwrap import unwrap
from pingproof.simulator.tools.arp.words import ArpChange
from pingproof.simulator.tools.brctl.words import Brctl
from pingproof.simulator.tools.bridge.fdb_words import BridgeFdbChange, BridgeFdbFlush
from pingproof.simulator.tools.bridge.words import Bridge, BridgeLinkSet
from pingproof.simulator.tools.command import Command
from pingproof.simulator.tools.conntrack.words import Conntrack
from pingproof.simulator.tools.echo.words import ProcWrite
from pingproof.simulator.tools.ifconfig.words import Ifconfig
from pingproof.simulator.tools.ip.address import words as ip_address
from pingproof.simulator.tools.ip.link import words as ip_link
from pingproof.simulator.tools.ip.neighbour import words as ip_neighbour
from pingproof.simulator.tools.ip.netns import words as ip_netns
from pingproof.simulator.tools.ip.route import words as ip_route
from pingproof.simulator.tools.ip.route.show_words import RouteFlush
from pingproof.simulator.tools.ip.rule import words as ip_rule
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.iptables.words import Iptables, RuleSpecification
from pingproof.simulator.tools.route.words import RouteChangeLegacy
from pingproof.simulator.tools.sysctl.words import Sysctl
from pingproof.simulator.tools.vocabulary.parse import format_command

OwnRule = tuple[str, str, RuleSpecification]
"""Table, chain and rule."""


@dataclass(slots=True)
class Ledger:
    """The names that are this run's own at the moment: namespaces, the host's devices, iptables chains and rules."""

    namespaces: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    chains: set[tuple[str, str]] = field(default_factory=set)
    rules: list[OwnRule] = field(default_factory=list)
    policies: set[tuple[str, str]] = field(default_factory=set)
    commands: list[Command] = field(default_factory=list)

    def judge(self, command: Command, namespace: str = "") -> tuple[Intent, ...]:
        """Changes that the command would make on the machine; raises ``CannotUndo``."""
        # "ip netns exec NAME …" and "ip -n NAME …" are judged by the command inside and the namespace it reaches.
        inner, where = unwrap(command, namespace)
        # A namespace of the run's own needs no undo of its own: deleting it undoes all of it.
        if where:
            return self._inside(inner, where)
        match inner:
            case Ip(action=action):
                return self._ip(inner, action)
            case Bridge(action=BridgeLinkSet() | BridgeFdbChange() | BridgeFdbFlush() as action):
                self._must_own(action.device, inner)
            case Sysctl() | ProcWrite():
                return judge_sysctl(inner)
            case Iptables():
                return judge_iptables(self, inner)
            case RouteChangeLegacy() | ArpChange():
                # Only of ip's commands is the exact opposite known here.
                raise _other_tool(inner, "ip route, ip neigh")
            case Ifconfig(arguments=arguments) if arguments:
                raise _other_tool(inner, "ip addr, ip link")
            case Conntrack(verb=verb) if verb in ("F", "D"):
                raise CannotUndo(f"`{format_command(inner)}` takes flows of others away")
            case Brctl(verb=verb) if not verb.startswith("show"):
                raise _other_tool(inner, "ip link … type bridge")
        return ()

    def done(self, command: Command, namespace: str = "") -> None:
        """Note the names that a command, which succeeded, made, renamed or took away."""
        inner, where = unwrap(command, namespace)
        match inner:
            case Ip(action=ip_netns.NetnsAdd(name)):
                self.namespaces.add(name)
            case Ip(action=ip_netns.NetnsDelete(str(name))):
                self.namespaces.discard(name)
            case Ip(action=ip_link.LinkAdd() as action) if not where:
                self.links.update(names_in_host(action))
            # A device that is moved into a namespace ends with that; one that is renamed is known by its new name.
            case Ip(action=ip_link.LinkSet(name, attributes)) if not where and name in self.links:
                self.links.discard(name)
                if attributes.netns is None:
                    self.links.add(attributes.new_name or name)
            case Ip(action=ip_link.LinkDelete(name)) if not where:
                self.links.discard(name)
            case Ip(action=ip_rule.RuleAdd() | ip_route.RouteChange()) if not where:
                self.commands.append(inner)
            case Iptables() if not where:
                done_iptables(self, inner)

    def _inside(self, command: Command, namespace: str) -> tuple[Intent, ...]:
        """A command in a named namespace: anything in the run's own, in others only what changes nothing."""
        if namespace in self.namespaces:
            if isinstance(command, Ip):
                # Even from a namespace of our own a device can be sent into somebody else's.
                self._check_targets(command)
                if isinstance(command.action, ip_netns.NetnsAdd | ip_netns.NetnsDelete | ip_netns.NetnsSet):
                    return self._ip(command, command.action)
                if isinstance(command.action, ip_address.AddressAdd):
                    return (intents.GiveAddress(command.action, namespace),)
            if isinstance(command, Sysctl | ProcWrite):
                judge_sysctl(command, own=True)
            return ()
        if _is_change(command):
            raise CannotUndo(f"`{format_command(command)}` would change the namespace {namespace}, which is not ours")
        return ()

    def _ip(self, command: Ip, action: object) -> tuple[Intent, ...]:
        match action:
            case ip_netns.NetnsAdd(name):
                return (intents.MakeNamespace(name),)
            case ip_netns.NetnsDelete(name):
                if name is None or name not in self.namespaces:
                    raise CannotUndo(f"`{format_command(command)}` would delete a namespace that is not ours")
            # The kernel has no request to take a number away.
            case ip_netns.NetnsSet():
                raise CannotUndo(f"`{format_command(command)}`: a namespace's number cannot be taken back")
            case ip_link.LinkAdd():
                return self._link_add(command, action)
            case ip_link.LinkSet(name):
                self._check_targets(command)
                if not _is_idle(action):
                    self._must_own(name, command)
            case ip_link.LinkDelete(name):
                self._must_own(name, command)
            case ip_address.AddressAdd():
                self._must_own(action.device, command)
                return (intents.GiveAddress(action, ""),)
            case (
                ip_address.AddressDelete(device=device)
                | ip_address.AddressFlush(device=device)
                | ip_neighbour.NeighbourChange(device=device)
                | ip_neighbour.NeighbourFlush(selection=ip_neighbour.NeighbourShow(device=device))
            ):
                self._must_own(device, command)
            case ip_route.RouteChange():
                return self._route(command, action)
            case RouteFlush() | ip_rule.RuleFlush():
                raise CannotUndo(f"`{format_command(command)}` takes away what it did not make")
            case ip_rule.RuleAdd(selector):
                # The undo is the same selector's deletion: the kernel compares every field that was given.
                return (intents.ChangeTables(command, replace(command, action=ip_rule.RuleDelete(selector))),)
            case ip_rule.RuleDelete(selector):
                self._must_have_made(command, replace(command, action=ip_rule.RuleAdd(selector)))
        return ()

    def _link_add(self, command: Ip, action: ip_link.LinkAdd) -> tuple[Intent, ...]:
        self._check_targets(command)
        names = names_of(action)
        # A name that the kernel chooses ("veth%d", or none) is known too late for the journal, which is written first.
        if None in names or any("%" in name for name in names if name):
            raise CannotUndo(f"`{format_command(command)}`: give the device a name")
        # A port in a foreign bridge would be connected to its other ports.
        if action.attributes.master is not None:
            self._must_own(action.attributes.master, command)
        return (intents.MakeLink(action, tuple(name for name in names if name)),)

    def _route(self, command: Ip, action: ip_route.RouteChange) -> tuple[Intent, ...]:
        if action.verb in (ip_route.RouteVerb.ADD, ip_route.RouteVerb.APPEND, ip_route.RouteVerb.PREPEND):
            undo = replace(action, verb=ip_route.RouteVerb.DELETE)
            return (intents.ChangeTables(command, replace(command, action=undo)),)
        if action.verb is ip_route.RouteVerb.DELETE:
            self._must_have_made(command, replace(command, action=replace(action, verb=ip_route.RouteVerb.ADD)))
            return ()
        # replace and change: the route that was there before is gone.
        raise CannotUndo(f"`{format_command(command)}` may take away a route that it did not make")

    def _must_own(self, device: str | None, command: Command) -> None:
        if device is None or device not in self.links:
            raise CannotUndo(f"`{format_command(command)}` would change {device or 'all devices'}, not of this lab")

    def _must_have_made(self, command: Command, made: Command) -> None:
        if made not in self.commands:
            raise CannotUndo(f"`{format_command(command)}` would take away what this lab did not make")

    def _check_targets(self, command: Ip) -> None:
        """Devices go to and come up in the run's own namespaces only, and under its own bridges."""
        for attributes in _all_attributes(command.action):
            if attributes.netns is not None and attributes.netns not in self.namespaces:
                raise CannotUndo(f"`{format_command(command)}`: the namespace {attributes.netns} is not of this lab")


def names_of(action: ip_link.LinkAdd) -> tuple[str | None, ...]:
    """Names of the device and, for a veth, of the peer."""
    if isinstance(action.options, ip_link.VethOptions):
        return action.name, action.options.peer_name
    return (action.name,)


def names_in_host(action: ip_link.LinkAdd) -> tuple[str, ...]:
    """Names of the new devices that are in the command's own namespace."""
    found = [action.name if action.attributes.netns is None else None]
    if isinstance(action.options, ip_link.VethOptions) and action.options.peer.netns is None:
        found.append(action.options.peer_name)
    return tuple(name for name in found if name is not None)


def _all_attributes(action: object) -> list[ip_link.LinkAttributes]:
    match action:
        case ip_link.LinkAdd(attributes=attributes, options=ip_link.VethOptions(peer=peer)):
            return [attributes, peer]
        case ip_link.LinkAdd(attributes=attributes) | ip_link.LinkSet(attributes=attributes):
            return [attributes]
    return []


def _is_idle(action: ip_link.LinkSet) -> bool:
    """Whether a command is ``ip link set lo up``, which changes nothing on a host."""
    return action == ip_link.LinkSet("lo", ip_link.LinkAttributes(up=True))


def _is_change(command: Command) -> bool:
    """Whether a command changes a namespace that is not the run's own, judged as by a run that has made nothing."""
    if isinstance(command, Ip) and isinstance(command.action, ip_link.LinkSet):
        return True
    try:
        return bool(Ledger().judge(command))
    except CannotUndo:
        return True


def _other_tool(command: Command, near: str) -> CannotUndo:
    return CannotUndo(f"`{format_command(command)}` is not undone exactly; use {near}")
