"""``net/core/link_watch.c``: carrier comes and goes at once, what follows from it (operstate, queue, routes) later.

``netif_carrier_on`` and ``_off`` change a bit and queue an event. A worker takes the events: at once the urgent ones (a
veth's, and a carrier that comes up where packets already wait), at most once a second the rest. Until then ``ip link``
shows the old ``state``, and routes are not yet ``linkdown``.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from pingproof.simulator.clock import MICROSECOND, SECOND
from pingproof.simulator.linux.core.link_ops import link_ops
from pingproof.simulator.linux.core.notifier import NetdevEvent, call_netdevice_notifiers
from pingproof.simulator.live import live
from pingproof.simulator.state import Operstate

if TYPE_CHECKING:
    from pingproof.simulator.clock import Timer
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.network import Network

WORKER_DELAY = 100 * MICROSECOND
"""How long the worker takes to start once an event is due."""
QUIET_DELAY = SECOND // 4
"""How long an ordinary event waits when the last second had none: others on the machine have events too, so that on
average a quarter of a second is left until the next are taken (measured: 0.1 to 0.9 s on a quiet machine)."""


@live
class LinkWatch:
    """The machine's one queue of events; ``next_event`` is the time before which no ordinary event is taken (ns)."""

    waiting: list[Device] = field(default_factory=list)
    next_event: int = 0
    timer: Timer | None = None
    urgent: bool = False  # LW_URGENT: the worker is about to run


def netif_carrier_on(device: Device) -> None:
    """Carrier comes: the other end can be reached."""
    if device.carrier:
        return
    device.carrier = True
    device.carrier_changes += 1
    linkwatch_fire_event(device)


def netif_carrier_off(device: Device) -> None:
    """Carrier goes: the other end is down or unplugged."""
    if not device.carrier:
        return
    device.carrier = False
    device.carrier_changes += 1
    linkwatch_fire_event(device)


def dev_get_iflink(device: Device) -> int:
    """The ifindex below a device: a veth's peer's, in whatever namespace the peer is; else the device's own."""
    return link_ops(device).get_iflink(device)


def default_operstate(device: Device) -> Operstate:
    """The operstate that follows from the carrier; the lower layer is looked up in the device's own namespace only."""
    if device.carrier:
        return Operstate.UP
    iflink = dev_get_iflink(device)
    lower = device.namespace.devices.get(iflink)
    # A lower device in another namespace is not looked at, although its number is known: hence DOWN there.
    if iflink == device.ifindex or lower is None or lower.carrier:
        return Operstate.DOWN
    return Operstate.LOWER_LAYER_DOWN


def netif_oper_up(device: Device) -> bool:
    """Whether a device counts as operational (``netif_oper_up``): UP, or not yet known."""
    return device.operstate in (Operstate.UP, Operstate.UNKNOWN)


def linkwatch_fire_event(device: Device) -> None:
    """Queue an event for the worker."""
    watch = device.namespace.network.link_watch
    if device not in watch.waiting:
        watch.waiting.append(device)
    elif not _is_urgent(device):
        return
    _schedule(device.namespace.network, _is_urgent(device))


def _is_urgent(device: Device) -> bool:
    """Whether the worker takes the device's event at once (``linkwatch_urgent_event``)."""
    if not device.is_up:
        return False
    # A device above or beside another (a veth, whose iflink is its peer) must not lag behind it.
    if device.ifindex != dev_get_iflink(device):
        return True
    # Carrier has come while the queue is still shut: packets are being dropped meanwhile.
    return device.carrier and not device.activated


def _schedule(network: Network, urgent: bool) -> None:
    """Start the worker's timer, or move it forward (``linkwatch_schedule_work``)."""
    watch, now = network.link_watch, network.clock.now
    # The worker is about to run in any case.
    if watch.urgent:
        return
    # After a quiet second an ordinary event waits a little, for the others that will come.
    if watch.next_event <= now:
        watch.next_event = now + QUIET_DELAY
    # An urgent one brings the worker forward, an ordinary one leaves it where it is.
    delay = 0 if urgent else watch.next_event - now
    watch.urgent = urgent
    if watch.timer is not None and watch.timer.pending:
        if not urgent:
            return
        watch.timer.cancel()
    watch.timer = network.clock.after(delay + WORKER_DELAY, linkwatch_event, network)


def linkwatch_event(network: Network) -> None:
    """The worker's turn: before the second is over it takes urgent events only."""
    watch, now = network.link_watch, network.clock.now
    urgent_only = watch.next_event > now
    watch.urgent = False
    if not urgent_only:
        watch.next_event = now + SECOND
    taken: list[Device] = []
    left: list[Device] = []
    for device in watch.waiting:
        (left if urgent_only and not _is_urgent(device) else taken).append(device)
    watch.waiting = left
    for device in taken:
        linkwatch_do_dev(device)
    if watch.waiting:
        _schedule(network, False)


def linkwatch_do_dev(device: Device) -> None:
    """One event's effect: operstate and queue follow the carrier, and the layers above are notified."""
    device.operstate = default_operstate(device)
    if device.is_up:
        device.activated = device.carrier
        call_netdevice_notifiers(NetdevEvent.CHANGE, device)


def linkwatch_sync_dev(device: Device) -> None:
    """Take a device's event now, so that a question about one device (``ip link show NAME``) finds its true state."""
    watch = device.namespace.network.link_watch
    if device in watch.waiting:
        watch.waiting.remove(device)
        linkwatch_do_dev(device)


def linkwatch_forget(device: Device) -> None:
    """Drop the event of a device that ends."""
    watch = device.namespace.network.link_watch
    if device in watch.waiting:
        watch.waiting.remove(device)
