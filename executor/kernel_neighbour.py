"""``ip neigh add|replace|change|del|flush|get``: RTM_NEWNEIGH and its kin (ip/ipneigh.c)."""

from __future__ import annotations

import contextlib
from ipaddress import IPv4Address

from executor.kernel_link import mac_bytes
from executor.kernel_namespace import KernelNamespace
from executor.netlink import rtnetlink as rt
from executor.netlink.attributes import attribute, parse
from executor.netlink.socket import NLM_F_APPEND, NLM_F_CREATE, NLM_F_EXCL, NLM_F_REPLACE
from simulator.errors import KernelError, UsageError
from simulator.language.ip_neighbour import NeighbourChange, NeighbourFlush, NeighbourGet
from simulator.state import Neighbour, NeighbourState
from simulator.tools.iproute2_text import cannot_find_device

STATES = {
    rt.NUD_INCOMPLETE: NeighbourState.INCOMPLETE,
    rt.NUD_REACHABLE: NeighbourState.REACHABLE,
    rt.NUD_STALE: NeighbourState.STALE,
    rt.NUD_DELAY: NeighbourState.DELAY,
    rt.NUD_PROBE: NeighbourState.PROBE,
    rt.NUD_FAILED: NeighbourState.FAILED,
    rt.NUD_NOARP: NeighbourState.NOARP,
    rt.NUD_PERMANENT: NeighbourState.PERMANENT,
}
_STATE_NUMBERS = {state.value.lower(): number for number, state in STATES.items()} | {"none": 0}
_FLAGS = {
    "add": NLM_F_CREATE | NLM_F_EXCL,
    "replace": NLM_F_CREATE | NLM_F_REPLACE,
    "change": NLM_F_REPLACE,
    "append": NLM_F_CREATE | NLM_F_APPEND,
    "del": 0,
}


def neighbour_change(namespace: KernelNamespace, action: NeighbourChange) -> None:
    """``ip neigh add`` and its kin; raises ``KernelError``, ``UsageError``."""
    if action.device is None and not action.proxy:
        raise UsageError("Device and destination are required arguments.\n", 255)
    parts = [attribute(rt.NDA_DST, action.address.packed)]
    if action.mac is not None:
        parts.append(attribute(rt.NDA_LLADDR, mac_bytes(action.mac)))
    state = rt.NUD_PERMANENT if action.nud is None else _state_number(action.nud)
    device = 0 if action.device is None else _device(namespace, action.device)
    header = rt.NDMSG.pack(rt.AF_INET, device, state, rt.NTF_PROXY if action.proxy else 0, 0)
    kind = rt.RTM_DELNEIGH if action.verb == "del" else rt.RTM_NEWNEIGH
    namespace.route.change(kind, header + b"".join(parts), _FLAGS[action.verb])


def neighbour_flush(namespace: KernelNamespace, action: NeighbourFlush) -> None:
    """``ip neigh flush``: delete what is listed, and not what is permanent or needs no ARP unless ``nud`` says so.

    Raises ``KernelError``, ``UsageError``.
    """
    selection = action.selection
    device = None
    if selection.device is not None:
        device = _device(namespace, selection.device)
    wanted = ~(rt.NUD_PERMANENT | rt.NUD_NOARP) if selection.nud is None else _selection_mask(selection.nud)
    for _, payload in namespace.route.dump(rt.RTM_GETNEIGH, rt.NDMSG.pack(rt.AF_INET, 0, 0, 0, 0)):
        family, row_device, state, flags, kind = rt.NDMSG.unpack_from(payload)
        destination = parse(payload, rt.NDMSG.size).get(rt.NDA_DST)
        if destination is None or family != rt.AF_INET or not (state & wanted or (state == 0 and wanted & 0x100)):
            continue
        if device is not None and row_device != device:
            continue
        if selection.to is not None and IPv4Address(destination) not in selection.to:
            continue
        with contextlib.suppress(KernelError):
            header = rt.NDMSG.pack(rt.AF_INET, row_device, state, flags, kind)
            namespace.route.change(rt.RTM_DELNEIGH, header + attribute(rt.NDA_DST, destination))


def neighbour_get(namespace: KernelNamespace, action: NeighbourGet) -> Neighbour:
    """``ip neigh get``; raises ``KernelError``, ``UsageError``."""
    if action.device is None:
        raise UsageError("Device and address are required arguments.\n", 255)
    device = _device(namespace, action.device)
    body = rt.NDMSG.pack(rt.AF_INET, device, 0, 0, 0) + attribute(rt.NDA_DST, action.address.packed)
    _, payload = next(namespace.route.ask(rt.RTM_GETNEIGH, body))
    return neighbour_row(payload, action.device)


def neighbour_row(payload: bytes, device: str) -> Neighbour:
    """A row of the neighbour table from its message."""
    _, _, state, flags, _ = rt.NDMSG.unpack_from(payload)
    attributes = parse(payload, rt.NDMSG.size)
    mac = attributes.get(rt.NDA_LLADDR)
    return Neighbour(
        IPv4Address(attributes[rt.NDA_DST]),
        device,
        ":".join(f"{octet:02x}" for octet in mac) if mac else None,
        STATES.get(state, NeighbourState.NONE),
        proxy=bool(flags & rt.NTF_PROXY),
    )


def _device(namespace: KernelNamespace, name: str) -> int:
    device = namespace.ifindex(name)
    if device is None:
        raise cannot_find_device(name)
    return device


def _state_number(word: str) -> int:
    number = _STATE_NUMBERS.get(word)
    return int(word, 0) if number is None else number


def _selection_mask(word: str) -> int:
    """``nud all`` is every state; else the bits of the states, where 0x100 stands for ``none``."""
    if word == "all":
        return ~0
    mask = 0
    for state in word.split(","):
        mask |= _state_number(state) or 0x100
    return mask
