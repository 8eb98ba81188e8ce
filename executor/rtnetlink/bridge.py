"""``bridge link set`` and ``bridge fdb add|…|del|flush`` (bridge/link.c, bridge/fdb.c)."""

from __future__ import annotations

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.netlink.socket import NLM_F_APPEND, NLM_F_CREATE, NLM_F_EXCL, NLM_F_REPLACE
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import attribute, nested, u16
from pingproof.executor.rtnetlink.link import bridge_port_attributes, mac_bytes
from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.bridge.fdb_words import BridgeFdbChange, BridgeFdbFlush
from pingproof.simulator.tools.bridge.words import BridgeLinkSet

NLM_F_BULK = 0x200
_FDB_FLAGS = {
    "add": NLM_F_CREATE | NLM_F_EXCL,
    "append": NLM_F_CREATE | NLM_F_APPEND,
    "replace": NLM_F_CREATE | NLM_F_REPLACE,
    "del": 0,
}
# "static" and "dynamic" are reachable rather than permanent; static ones are never aged (NUD_NOARP).
_FDB_STATES = {"permanent": rt.NUD_PERMANENT, "static": rt.NUD_NOARP | rt.NUD_REACHABLE, "dynamic": rt.NUD_REACHABLE}


def bridge_link_set(namespace: KernelNamespace, action: BridgeLinkSet) -> None:
    """``bridge link set``; raises ``KernelError``, ``UsageError``."""
    device = namespace.ifindex(action.device)
    if device is None:
        raise UsageError(f'Cannot find bridge device "{action.device}"\n', 255)
    header = rt.IFINFOMSG.pack(rt.AF_BRIDGE, 0, device, 0, 0)
    body = header + nested(rt.IFLA_PROTINFO, bridge_port_attributes(action.arguments))
    namespace.route.change(rt.RTM_SETLINK, body)


def bridge_fdb_change(namespace: KernelNamespace, action: BridgeFdbChange) -> None:
    """``bridge fdb add|append|replace|del``; raises ``KernelError``, ``UsageError``."""
    flags = (rt.NTF_SELF if action.own else 0) | (rt.NTF_MASTER if action.master else 0)
    # Neither "self" nor "master" means the device's own list (bridge/fdb.c:fdb_modify()).
    flags = (flags or rt.NTF_SELF) | (rt.NTF_STICKY if action.sticky else 0)
    flags |= (rt.NTF_USE if action.use else 0) | (rt.NTF_EXT_LEARNED if action.extern_learn else 0)
    state = _FDB_STATES[action.state or "permanent"]
    parts = [attribute(rt.NDA_LLADDR, mac_bytes(action.mac))]
    if action.vlan is not None:
        parts.append(u16(rt.NDA_VLAN, action.vlan))
    if action.remote is not None:
        parts.append(attribute(rt.NDA_DST, bytes(int(octet) for octet in action.remote.split("."))))
    device = namespace.ifindex(action.device)
    if device is None:
        raise UsageError(f'Cannot find device "{action.device}"\n', 255)
    header = rt.NDMSG.pack(rt.AF_BRIDGE, device, state, flags, 0)
    kind = rt.RTM_DELNEIGH if action.verb == "del" else rt.RTM_NEWNEIGH
    namespace.route.change(kind, header + b"".join(parts), _FDB_FLAGS[action.verb])


def bridge_fdb_flush(namespace: KernelNamespace, action: BridgeFdbFlush) -> None:
    """``bridge fdb flush``; raises ``KernelError``, ``UsageError``, ``NotModelled``."""
    if set(action.arguments) - {"self", "master"}:
        raise NotModelled("bridge fdb flush with a selection", "bridge fdb flush dev NAME")
    device = namespace.ifindex(action.device)
    if device is None:
        raise UsageError(f'Cannot find device "{action.device}"\n', 255)
    flags = rt.NTF_MASTER if "master" in action.arguments else rt.NTF_SELF
    namespace.route.change(rt.RTM_DELNEIGH, rt.NDMSG.pack(rt.AF_BRIDGE, device, 0, flags, 0), NLM_F_BULK)
