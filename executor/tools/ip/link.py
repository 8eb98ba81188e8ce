"""``ip link add|set|del|show`` (ip/iplink.c)."""

from __future__ import annotations

from pyroute2.netlink import NLM_F_CREATE, NLM_F_EXCL
from pyroute2.netlink.rtnl import RTM_DELLINK, RTM_NEWLINK
from pyroute2.netlink.rtnl.ifinfmsg import ifinfmsg

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine
from pingproof.executor.netlink.message import Attribute, Nested, write
from pingproof.executor.rtnetlink.bridge import write_options
from pingproof.executor.rtnetlink.link import flags_and_change, link_attributes, link_info, port_info, read_links
from pingproof.executor.tools.ip.action import carries_out_action
from pingproof.executor.tools.lib.device import require_device, require_selected
from pingproof.simulator.errors import NotModelled
from pingproof.simulator.result import Result
from pingproof.simulator.tools.ip.link import kinds
from pingproof.simulator.tools.ip.link.rows import link_listing
from pingproof.simulator.tools.ip.link.words import (
    KindOptions,
    LinkAdd,
    LinkDelete,
    LinkSet,
    LinkShow,
    OtherOptions,
    VethOptions,
)
from pingproof.simulator.tools.ip.words import IpOptions
from pingproof.simulator.tools.lib.refusals import cannot_find_device


@carries_out_action(LinkAdd)
def _add(machine: Machine, namespace: KernelNamespace, action: LinkAdd, _: IpOptions) -> Result:
    attributes = link_attributes(machine, namespace, action.attributes)
    kind = action.options.type if isinstance(action.options, OtherOptions) else action.kind.value
    info = link_info(kind, _kind_data(machine, namespace, action, kind))
    if action.link is not None:
        attributes.append(("IFLA_LINK", require_device(namespace, action.link)))
    if action.name is not None:
        attributes.append(("IFLA_IFNAME", action.name))
    # ifi_change names the flags to set: those that the words did not name stay as they are.
    flags, change = flags_and_change(action.attributes)
    index = action.attributes.index or 0
    body = write(ifinfmsg, [*attributes, info], index=index, flags=flags, change=change)
    namespace.route.change(RTM_NEWLINK, body, NLM_F_CREATE | NLM_F_EXCL)
    return Result()


def _kind_data(machine: Machine, namespace: KernelNamespace, action: LinkAdd, kind: str) -> Nested | None:
    """IFLA_INFO_DATA; raises ``NotModelled``, ``UsageError``."""
    match action.options:
        case VethOptions() if action.options != VethOptions():
            return Nested((("VETH_INFO_PEER", _veth_peer(machine, namespace, action.options)),))
        case KindOptions():
            return write_options(action.options)
        case OtherOptions(_, arguments) if arguments:
            raise NotModelled(f"a device of type {kind}", "type veth, type bridge, type dummy")
    return None


def _veth_peer(machine: Machine, namespace: KernelNamespace, options: VethOptions) -> Nested:
    """The other end: a whole ``ifinfomsg`` with attributes of its own."""
    name: list[Attribute] = [] if options.peer_name is None else [("IFLA_IFNAME", options.peer_name)]
    flags, change = flags_and_change(options.peer)
    fields = (("index", options.peer.index or 0), ("flags", flags), ("change", change))
    return Nested((*name, *link_attributes(machine, namespace, options.peer)), fields)


@carries_out_action(LinkSet)
def _set(machine: Machine, namespace: KernelNamespace, action: LinkSet, _: IpOptions) -> Result:
    _read_frames(machine)
    number = namespace.ifindex(action.name)
    # The tool reads its words, and with them the names of namespaces and masters, before it looks for the device.
    attributes = link_attributes(machine, namespace, action.attributes)
    if number is None:
        raise cannot_find_device(action.name)
    match action.options:
        # "type bridge_slave" names no kind of this device, but of its master: IFLA_INFO_SLAVE_DATA.
        case KindOptions(kind=kinds.BRIDGE_PORT):
            attributes.append(port_info(kinds.BRIDGE, write_options(action.options)))
        case KindOptions(kind=kind):
            attributes.append(link_info(kind, write_options(action.options)))
        case OtherOptions(kind, arguments):
            if arguments:
                raise NotModelled(f"ip link set type {kind} with options", "type bridge, bridge_slave")
            attributes.append(link_info(kind))
        case None:
            pass
    flags, change = flags_and_change(action.attributes)
    namespace.route.change(RTM_NEWLINK, write(ifinfmsg, attributes, index=number, flags=flags, change=change))
    return Result()


@carries_out_action(LinkDelete)
def _delete(machine: Machine, namespace: KernelNamespace, action: LinkDelete, _: IpOptions) -> Result:
    _read_frames(machine)
    number = require_device(namespace, action.name)
    namespace.route.change(RTM_DELLINK, write(ifinfmsg, index=number))
    return Result()


def _read_frames(machine: Machine) -> None:
    """Have a capture read its frames under the devices' present names."""
    if machine.capture is not None:
        machine.capture.read_all()


@carries_out_action(LinkShow)
def _show(machine: Machine, namespace: KernelNamespace, command: LinkShow, options: IpOptions) -> Result:
    require_selected(namespace, command.name, command.master)
    return Result(0, link_listing(read_links(machine, namespace), command, options))
