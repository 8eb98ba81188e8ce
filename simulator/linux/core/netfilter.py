"""``include/linux/netfilter.h`` and ``net/netfilter/core.c``: the five hooks of IPv4, and what is registered at them.

Theory of operation. A layer asks ``nf_hook`` at the kernel's own places and goes on if the verdict is ``ACCEPT``. What
is called there is written out once, in order of priority, in ``HOOKS`` (``linux.py`` fills it). Conntrack, NAT and the
tables' chains take part only while a namespace's rules need them: ``nf_register_hooks`` works out each hook's calls
when a command changes the rules, so that a packet in a namespace without rules costs one look into a dictionary.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from enum import Enum, IntEnum, auto
from typing import TYPE_CHECKING

from pingproof.simulator.drop_reason import DropReason
from pingproof.simulator.errors import Errno
from pingproof.simulator.journal import Decision
from pingproof.simulator.linux.core import unmodelled
from pingproof.simulator.live import live
from pingproof.simulator.state.netfilter import Hook
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.core.sk_buff import SkBuff
    from pingproof.simulator.linux.netfilter.nf_tables_core import Table


class Verdict(Enum):
    """What a hook decides about a packet (``NF_DROP`` …); nothing in the model asks for ``NF_QUEUE`` or ``NF_REPEAT``.

    A dropped packet is in the journal with the rule or the layer that dropped it. ``STOLEN`` is a packet that somebody
    keeps: a fragment that waits for the others.
    """

    ACCEPT = auto()
    DROP = auto()
    STOLEN = auto()


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


@value
class HookState:
    """``struct nf_hook_state``: the hook, and the devices that ``-i`` and ``-o`` compare."""

    hook: Hook
    input: Device | None
    output: Device | None

    @property
    def device(self) -> Device | None:
        """The device of a journal's line: the way out once it is known."""
        return self.output or self.input


HookCall = Callable[["SkBuff", HookState], Verdict]
"""A registered function. It may be pickled with its namespace, so it is no closure."""


@value
class HookOps:
    """``struct nf_hook_ops``: ``calls`` names what a namespace's rules need at one of the ``hooks``, in order."""

    priority: Priority
    hooks: tuple[Hook, ...]
    calls: Callable[[NetNamespace, Hook], tuple[HookCall, ...]]


HOOKS: list[HookOps] = []
"""Everything that can be registered, in order of priority."""


@live
class Netfilter:
    """``struct netns_nf``: a namespace's iptables tables, and the calls that follow from them at each hook."""

    tables: dict[str, Table] = field(default_factory=dict)
    hooks: dict[Hook, tuple[HookCall, ...]] = field(default_factory=dict)
    next_random: int = 1


def netfilter_net_init(namespace: NetNamespace) -> None:
    """A namespace begins without tables."""
    namespace.netfilter = Netfilter()


def nf_hook(hook: Hook, skb: SkBuff, input_device: Device | None, output_device: Device | None) -> Verdict:
    """Ask what is registered at a hook; only if anything is, a ``HookState`` is made (include/linux/netfilter.h).

    Calls may replace ``skb.packet`` and, where OUTPUT changed what routing looks at, ``skb.route``. After a ``DROP``
    ``skb.verdict_error`` is what the sending system call answers.
    """
    bridged = skb.bridge_netfilter
    if bridged is not None and hook is Hook.PREROUTING and not bridged.sabotage_in_done:
        # PREROUTING saw this packet at the bridge's port already (br_netfilter_hooks.c:ip_sabotage_in()).
        skb.bridge_netfilter = replace(bridged, sabotage_in_done=True)
        # The bridge's route in name only must not pass for a routing decision.
        skb.route = None
        return Verdict.ACCEPT
    namespace = skb.namespace
    if namespace.unmodelled:
        unmodelled.note_hook(skb, HookState(hook, input_device, output_device))
    calls = namespace.netfilter.hooks.get(hook)
    if not calls:
        return Verdict.ACCEPT
    return nf_hook_slow(skb, HookState(hook, input_device, output_device), calls)


def nf_hook_slow(skb: SkBuff, state: HookState, calls: tuple[HookCall, ...]) -> Verdict:
    """Ask each call in turn until one does not accept; a sender gets EPERM unless that call chose another error."""
    for call in calls:
        verdict = call(skb, state)
        if verdict is not Verdict.ACCEPT:
            if verdict is Verdict.DROP and skb.verdict_error is None:
                # NF_DROP without an error of its own (NF_DROP_GETERR).
                skb.verdict_error = Errno.EPERM
            return verdict
    return Verdict.ACCEPT


def nf_register_hooks(namespace: NetNamespace) -> None:
    """Work out the calls at each hook from the rules that the namespace has now."""
    hooks: dict[Hook, tuple[HookCall, ...]] = {}
    for hook in Hook:
        calls = tuple(call for ops in HOOKS if hook in ops.hooks for call in ops.calls(namespace, hook))
        if calls:
            hooks[hook] = calls
    namespace.netfilter.hooks = hooks


def nf_drop(skb: SkBuff, layer: str, device: Device | None = None) -> Verdict:
    """Note a packet that netfilter drops without a rule, in the kernel's function ``layer``."""
    skb.namespace.network.note(layer, Decision.DROP, skb, device=device, drop=DropReason.NETFILTER_DROP)
    return Verdict.DROP


def nf_ct_attach(error: SkBuff, skb: SkBuff) -> None:
    """Give an ICMP error about ``skb`` that packet's flow, even one not yet confirmed (``nf_ct_attach``)."""
    if skb.conntrack is not None:
        error.conntrack = skb.conntrack.of_an_error()
