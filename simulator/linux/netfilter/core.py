"""``net/netfilter/core.c``: the five hooks and what is registered at them.

A namespace's registrations are written out as one tuple of calls for each hook, in the kernel's order of priority
(``enum nf_ip_hook_priorities``); it is made anew when a command changes which tables and rules there are
(``nf_register_hooks``), so that a packet in a namespace without rules costs one look.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum, IntEnum
from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core import unmodelled

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_tables_core import Chain, Table


class Hook(Enum):
    """The places where the kernel asks netfilter about an IPv4 packet."""

    PREROUTING = "PREROUTING"
    INPUT = "INPUT"
    FORWARD = "FORWARD"
    OUTPUT = "OUTPUT"
    POSTROUTING = "POSTROUTING"


class Priority(IntEnum):
    """``enum nf_ip_hook_priorities`` (include/uapi/linux/netfilter_ipv4.h): the lower, the earlier."""

    CONNTRACK_DEFRAG = -400
    RAW = -300
    CONNTRACK = -200
    MANGLE = -150
    NAT_DESTINATION = -100
    FILTER = 0
    SECURITY = 50
    NAT_SOURCE = 100
    CONNTRACK_CONFIRM = 2147483647


HookCall = Callable[["SkBuff", Hook, "Device | None", "Device | None"], bool]
"""What is registered at a hook: False when the packet may not go on."""


@dataclass(slots=True)
class Netfilter:
    """A namespace's iptables tables, and the calls that follow from them at each hook."""

    tables: dict[str, Table] = field(default_factory=dict)
    hooks: dict[Hook, tuple[HookCall, ...]] = field(default_factory=dict)
    next_random: int = 1


def nf_hook(hook: Hook, skb: SkBuff, input_device: Device | None, output_device: Device | None) -> bool:
    """Whether the packet may go on; when not, it was dropped or stolen and the journal says by which rule.

    A drop leaves in ``skb.verdict_error`` what the sending call answers; at PREROUTING a False may also be a fragment
    that waits for the rest. The hooks replace ``skb.packet`` and, where an OUTPUT change calls for it, ``skb.route``.
    """
    bridged = skb.bridge_netfilter
    if bridged is not None and hook is Hook.PREROUTING and not bridged.sabotage_in_done:
        # PREROUTING saw this packet at the bridge's port already (br_netfilter_hooks.c:ip_sabotage_in()).
        skb.bridge_netfilter = replace(bridged, sabotage_in_done=True)
        skb.route = None
        return True
    if skb.namespace.unmodelled:
        unmodelled.note_hook(skb, hook, output_device or input_device)
    calls = skb.namespace.netfilter.hooks.get(hook)
    if not calls:
        return True
    return nf_hook_slow(calls, hook, skb, input_device, output_device)


def nf_hook_slow(
    calls: tuple[HookCall, ...], hook: Hook, skb: SkBuff, input_device: Device | None, output_device: Device | None
) -> bool:
    """Ask each registration in turn until one says no; a sender hears EPERM unless that one chose another error."""
    for call in calls:
        if not call(skb, hook, input_device, output_device):
            if skb.verdict_error is None:
                skb.verdict_error = Errno.EPERM
            return False
    return True


def nf_register_hooks(namespace: NetNamespace) -> None:
    """Write out the calls at each hook from the tables that exist and from who uses conntrack."""
    from pingproof.simulator.linux.netfilter import nf_hooks

    entries: dict[Hook, list[tuple[int, HookCall]]] = {hook: [] for hook in Hook}
    nat_chains: dict[Hook, list[Chain]] = {hook: [] for hook in Hook}
    has_nat = False
    for table in namespace.netfilter.tables.values():
        for chain in table.every_chain():
            if chain.hook is None:
                continue
            if table.name == "nat":
                nat_chains[chain.hook].append(chain)
                has_nat = True
            else:
                entries[chain.hook].append((TABLE_PRIORITY[table.name], chain.evaluate))
    if has_nat:
        for hook, priority in NAT_PRIORITY.items():
            entries[hook].append((priority, nf_hooks.NatHook(tuple(nat_chains[hook]))))
    if namespace.conntrack.users:
        for hook in (Hook.PREROUTING, Hook.OUTPUT):
            entries[hook].append((Priority.CONNTRACK_DEFRAG, nf_hooks.ipv4_conntrack_defrag))
            entries[hook].append((Priority.CONNTRACK, nf_hooks.ipv4_conntrack_in))
        for hook in (Hook.INPUT, Hook.POSTROUTING):
            entries[hook].append((Priority.CONNTRACK_CONFIRM, nf_hooks.ipv4_confirm))
    namespace.netfilter.hooks = {
        hook: tuple(call for _, call in sorted(calls, key=_by_priority)) for hook, calls in entries.items() if calls
    }


def _by_priority(entry: tuple[int, HookCall]) -> int:
    return entry[0]


TABLE_PRIORITY: dict[str, int] = {
    "raw": Priority.RAW,
    "mangle": Priority.MANGLE,
    "filter": Priority.FILTER,
    "security": Priority.SECURITY,
}
NAT_PRIORITY: dict[Hook, int] = {
    Hook.PREROUTING: Priority.NAT_DESTINATION,
    Hook.INPUT: Priority.NAT_SOURCE,
    Hook.OUTPUT: Priority.NAT_DESTINATION,
    Hook.POSTROUTING: Priority.NAT_SOURCE,
}


def nf_drop(skb: SkBuff, layer: str, device: Device | None = None) -> None:
    """Note that netfilter ends a packet without a rule's saying so."""
    skb.namespace.network.note(layer, Decision.DROP, skb, device=device, drop=DropReason.NETFILTER_DROP)
