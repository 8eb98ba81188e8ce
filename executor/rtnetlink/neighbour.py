"""``ip neigh add|replace|change|del|flush|get``: RTM_NEWNEIGH and its kin (ip/ipneigh.c)."""

from __future__ import annotations

import contextlib

from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.netlink.socket import NLM_F_APPEND, NLM_F_CREATE, NLM_F_EXCL, NLM_F_REPLACE
from pingproof.executor.rtnetlink import numbers as rt
from pingproof.executor.rtnetlink.attributes import attribute
from pingproof.executor.rtnetlink.link import mac_bytes
from pingproof.executor.rtnetlink.route import require_device
from pingproof.executor.state.links import device_names
from pingproof.executor.state.neighbours import NEIGHBOUR_STATES, aged_neighbour, neighbour_messages
from pingproof.simulator.errors import KernelError, UsageError
from pingproof.simulator.tools.ip.neighbour.rows import FLUSHED, neighbour_text, selects_neighbour
from pingproof.simulator.tools.ip.neighbour.words import NeighbourChange, NeighbourFlush, NeighbourGet
from pingproof.simulator.tools.ip.words import IpOptions
from pingproof.simulator.tools.lib.refusals import flush_report

_STATE_NUMBERS = {state.value.lower(): number for number, state in NEIGHBOUR_STATES.items()} | {"none": 0}
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
    device = 0 if action.device is None else require_device(namespace, action.device)
    header = rt.NDMSG.pack(rt.AF_INET, device, state, rt.NTF_PROXY if action.proxy else 0, 0)
    kind = rt.RTM_DELNEIGH if action.verb == "del" else rt.RTM_NEWNEIGH
    namespace.route.change(kind, header + b"".join(parts), _FLAGS[action.verb])


def neighbour_flush(namespace: KernelNamespace, action: NeighbourFlush, options: IpOptions) -> str:
    """``ip neigh flush``: delete what is listed, and not what is permanent or needs no ARP unless ``nud`` says so.

    Gives what ``-s`` tells; raises ``KernelError``, ``UsageError``.
    """
    selection = action.selection
    if selection.device is not None:
        require_device(namespace, selection.device)
    names = device_names(namespace)
    gone = []
    for payload in neighbour_messages(namespace, selection.proxy):
        row, ages = aged_neighbour(payload, names)
        if selects_neighbour(row, selection, FLUSHED):
            _, device, state, flags, kind = rt.NDMSG.unpack_from(payload)
            header = rt.NDMSG.pack(rt.AF_INET, device, state, flags, kind)
            with contextlib.suppress(KernelError):
                namespace.route.change(rt.RTM_DELNEIGH, header + attribute(rt.NDA_DST, row.address.packed))
            gone.append(neighbour_text(row, ages, options, show_device=selection.device is None))
    return "" if selection.proxy else flush_report(gone, "entries", options.statistics)


def neighbour_get(namespace: KernelNamespace, action: NeighbourGet) -> bytes:
    """``ip neigh get``: the kernel's message; raises ``KernelError``, ``UsageError``."""
    if action.device is None:
        raise UsageError("Device and address are required arguments.\n", 255)
    device = require_device(namespace, action.device)
    body = rt.NDMSG.pack(rt.AF_INET, device, 0, rt.NTF_PROXY if action.proxy else 0, 0)
    _, payload = next(namespace.route.ask(rt.RTM_GETNEIGH, body + attribute(rt.NDA_DST, action.address.packed)))
    return payload


def _state_number(word: str) -> int:
    number = _STATE_NUMBERS.get(word)
    return int(word, 0) if number is None else number
