"""``ip link``: from words to requests and back to text (iproute2/ip/iplink.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from pingproof.simulator.errors import Errno, KernelError, NotModelled, UsageError
from pingproof.simulator.linux.bridge.br_fdb import br_fdb_delete_by_port
from pingproof.simulator.linux.bridge.br_netlink import br_changelink, br_setport
from pingproof.simulator.linux.bridge.br_private import br_get, br_port_get
from pingproof.simulator.linux.core.link_ops import LINK_OPS
from pingproof.simulator.linux.core.register import IFNAMSIZ
from pingproof.simulator.linux.core.rtnetlink import (
    LinkRequest,
    do_setlink,
    finish_newlink,
    rtnl_delete_link,
    rtnl_newlink,
)
from pingproof.simulator.linux.drivers.veth import VethPeer
from pingproof.simulator.saved.links import link
from pingproof.simulator.state import Link
from pingproof.simulator.tools.ip.link import kinds
from pingproof.simulator.tools.ip.link.bridge_options import BRIDGE_OPTIONS
from pingproof.simulator.tools.ip.link.kinds import TYPE_WORDS, KindOptions, OtherOptions, VethOptions
from pingproof.simulator.tools.ip.link.link_options import LINK_OPTIONS, flags_of
from pingproof.simulator.tools.ip.link.rows import link_listing
from pingproof.simulator.tools.ip.link.words import (
    LinkAdd,
    LinkAttributes,
    LinkCommand,
    LinkDelete,
    LinkSet,
    LinkShow,
)
from pingproof.simulator.tools.lib.refusals import argument_is_wrong, cannot_find_device
from pingproof.simulator.userland.ip.action import carries_out_action
from pingproof.simulator.userland.lib.answer import answer, known_master, selected_devices
from pingproof.simulator.userland.lib.ll_map import ll_name_to_index
from pingproof.simulator.userland.lib.netns_name import netns_get

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.result import Result
    from pingproof.simulator.tools.ip.words import IpOptions


@carries_out_action(*get_args(LinkCommand))
def run(namespace: NetNamespace, command: LinkCommand, options: IpOptions) -> Result:
    """Carry out an ``ip link`` command in a namespace."""
    match command:
        case LinkAdd():
            return answer(_add, namespace, command)
        case LinkSet():
            return answer(_set, namespace, command)
        case LinkDelete():
            return answer(_delete, namespace, command)
        case LinkShow():
            return answer(_show, namespace, command, options)


def _find_master(namespace: NetNamespace, attributes: LinkAttributes) -> int | None:
    """The master's ifindex in this namespace, 0 for none, None where no master was typed."""
    if attributes.master is None:
        return 0 if attributes.nomaster else None
    master = ll_name_to_index(namespace, attributes.master)
    if master is None:
        raise argument_is_wrong(attributes.master, "Device does not exist")
    return master.ifindex


def _find_namespace(namespace: NetNamespace, attributes: LinkAttributes) -> NetNamespace | None:
    return None if attributes.netns is None else netns_get(namespace.network, attributes.netns)


def _request(attributes: LinkAttributes) -> LinkRequest:
    """The options as the kernel receives them."""
    flags, mask = flags_of(attributes)
    kept = {row.field: getattr(attributes, row.field) for row in LINK_OPTIONS if row.record is Link}
    return LinkRequest(**kept, ifindex=attributes.index, flags=flags, mask=mask)


def _add(namespace: NetNamespace, command: LinkAdd) -> str:
    """``ip link add``: iplink.c looks names up, then rtnl_newlink() makes the device, a veth's other end first."""
    attributes = command.attributes
    target = _find_namespace(namespace, attributes) or namespace
    master = _find_master(namespace, attributes)
    data: VethPeer | None = None
    if isinstance(command.options, VethOptions) and command.options != VethOptions():
        of_peer = command.options.peer
        peer_namespace = _find_namespace(namespace, of_peer) or namespace
        # For its error only: the kernel gives a peer no master (veth_newlink).
        _find_master(namespace, of_peer)
        data = VethPeer(peer_namespace, command.options.peer_name, _request(of_peer))
    if command.link is not None and ll_name_to_index(namespace, command.link) is None:
        raise cannot_find_device(command.link)
    _check_kind(command)
    # The attribute's own limit (ifla_policy), checked before the kernel does anything else.
    if command.name is not None and len(command.name.encode()) >= IFNAMSIZ:
        raise KernelError(Errno.ERANGE, "Attribute failed policy validation")
    request = _request(attributes)
    device = rtnl_newlink(namespace, target, command.name, command.kind, request, data)
    if isinstance(command.options, KindOptions):
        try:
            # The settings come once the bridge is there, and a wrong one takes it away again (br_dev_newlink).
            _change_bridge(device, command.options)
        except KernelError:
            rtnl_delete_link(device)
            raise
    finish_newlink(device, request, master)
    return ""


def _check_kind(command: LinkAdd) -> None:
    """``rtnl_link_ops_get``. Raises KernelError (EOPNOTSUPP), NotModelled."""
    if command.kind in LINK_OPS:
        return
    word = command.options.type if isinstance(command.options, OtherOptions) else command.kind.value
    if word not in TYPE_WORDS:
        raise KernelError(Errno.EOPNOTSUPP, "Unknown device type")
    raise NotModelled(f"a device of type {word}", "type veth, type bridge, type dummy")


def _change_bridge(device: Device, options: KindOptions) -> None:
    bridge = br_get(device)
    if bridge is None:
        raise KernelError(Errno.EOPNOTSUPP)
    if options.others:
        raise NotModelled(f"the bridge's {options.others[0][0]}", "ageing_time, stp_state, forward_delay, priority")
    decode = {row.field: row.form.decode for row in BRIDGE_OPTIONS}
    br_changelink(bridge, **{field: decode[field](of) for field, of in options.said})


def change_port(device: Device, options: KindOptions) -> None:
    """The settings of a bridge's port, also for ``bridge link set``. Raises KernelError, NotModelled."""
    if options.others:
        near = "state, cost, learning, flood, hairpin, isolated"
        raise NotModelled(f"a bridge port's {options.others[0][0]}", near)
    port = br_port_get(device)
    if port is None:
        raise KernelError(Errno.EOPNOTSUPP)
    said = dict(options.said)
    flush = said.pop("flush", False)
    br_setport(port, **said)
    if flush:
        br_fdb_delete_by_port(port, everything=False)


def _set(namespace: NetNamespace, command: LinkSet) -> str:
    """``ip link set``: the kind's options are changed first (rtnl_changelink()), then all others."""
    attributes = command.attributes
    target = _find_namespace(namespace, attributes)
    master = _find_master(namespace, attributes)
    device = ll_name_to_index(namespace, command.name)
    if device is None:
        raise cannot_find_device(command.name)
    match command.options:
        case KindOptions(kind=kinds.BRIDGE_PORT) as options:
            change_port(device, options)
        case KindOptions() as options:
            _change_bridge(device, options)
        case OtherOptions() as other if other.arguments:
            if other.type not in TYPE_WORDS:
                word = other.arguments[0]
                raise UsageError(f'Garbage instead of arguments "{word} ...". Try "ip link help".\n', 1)
            raise NotModelled(f"ip link set type {other.type}", "type bridge, type bridge_slave")
    do_setlink(
        device,
        _request(attributes),
        namespace=target,
        name=attributes.new_name,
        master=master,
    )
    return ""


def _delete(namespace: NetNamespace, command: LinkDelete) -> str:
    device = ll_name_to_index(namespace, command.name)
    if device is None:
        raise cannot_find_device(command.name)
    rtnl_delete_link(device)
    return ""


def _show(namespace: NetNamespace, command: LinkShow, options: IpOptions) -> str:
    """The listing of the selected devices (iproute2/ip/ipaddress.c:ipaddr_list_flush_or_save())."""
    known_master(namespace, command.master)
    return link_listing([link(device) for device in selected_devices(namespace, command.name)], command, options)
