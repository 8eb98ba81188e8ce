"""``conntrack`` 1.4.7: list, count, delete, empty."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.carry_out import carries_out
from pingproof.simulator.errors import NotModelled
from pingproof.simulator.linux.core.jhash import jhash2
from pingproof.simulator.linux.netfilter.nf_conntrack import conntrack_entry
from pingproof.simulator.result import Result
from pingproof.simulator.tools.conntrack.text import PROTOCOL_NAMES, entry_line
from pingproof.simulator.tools.conntrack.words import Conntrack
from pingproof.simulator.tools.iptables.libxtables.canonical import network, value_and_mask

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace
    from pingproof.simulator.linux.netfilter.nf_conntrack import Flow

NAME = "conntrack v1.4.7 (conntrack-tools)"
STATISTICS = (
    "found=0 invalid=0 insert=0 insert_failed=0 drop=0 early_drop=0 error=0 search_restart=0 clash_resolve=0 "
    "chaintoolong=0 "
)
_NUMBERS = {name: number for number, name in PROTOCOL_NAMES.items()}


@carries_out(Conntrack)
def run(namespace: NetNamespace, command: Conntrack) -> Result:
    """Carry out ``conntrack``. Raises ``NotModelled`` for an unknown filter or output."""
    table, now = namespace.conntrack, namespace.network.clock.now
    flows = list(table.living(now))
    match command.verb:
        case "C":
            # The kernel's counter, which also counts what is no longer listed.
            return Result(0, f"{len(flows) + _held(namespace, flows)}\n")
        case "F":
            for flow in flows:
                table.remove(flow)
            return Result(0, "", f"{NAME}: connection tracking table has been emptied.\n")
        case "S":
            return Result(0, f"cpu=0   \t{STATISTICS}\n")
    # Filters add up: a flow must pass each.
    chosen = [flow for flow in flows if all(_passes(flow, option, value) for option, value in command.filters)]
    outputs = _outputs(command)
    lines = "".join(
        f"{entry_line(conntrack_entry(flow, now, _users(namespace, flow)), 'extended' in outputs)}"
        f"{f' id={jhash2(flow.original, 0)}' if 'id' in outputs else ''}\n"
        for flow in chosen
    )
    if command.verb == "L":
        return Result(0, lines, f"{NAME}: {len(chosen)} flow entries have been shown.\n")
    for flow in chosen:
        table.remove(flow)
    # To delete nothing is a failure, to list nothing is none.
    return Result(0 if chosen else 1, lines, f"{NAME}: {len(chosen)} flow entries have been deleted.\n")


def _held(namespace: NetNamespace, flows: list[Flow]) -> int:
    """Flows deleted from the table but still counted, because a packet of theirs waits for a neighbour."""
    waiting = {
        id(skb.conntrack.flow)
        for neighbour in namespace.neighbours.entries.values()
        for skb in neighbour.queue
        if skb.conntrack is not None
    }
    return len(waiting - {id(flow) for flow in flows})


def _outputs(command: Conntrack) -> set[str]:
    said = {word for option, value in command.filters if option == "--output" for word in value.split(",")}
    for word in sorted(said - {"extended", "id", "timestamp", "ktimestamp"}):
        raise NotModelled(f"conntrack -o {word}", near="conntrack -o extended")
    return said


def _passes(flow: Flow, option: str, value: str) -> bool:
    """Whether a flow passes one filter."""
    original, reply = flow.original, flow.reply
    match option:
        case "--output":
            return True
        case "--proto":
            return original.protocol == (int(value) if value.isdigit() else _NUMBERS[value])
        case "--orig-src":
            return _in_network(original.source, value)
        case "--orig-dst":
            return _in_network(original.destination, value)
        # The reply is compared as it will arrive: with NAT it is not the original turned round.
        case "--reply-src":
            return _in_network(reply.source, value)
        case "--reply-dst":
            return _in_network(reply.destination, value)
        # ICMP has no ports: its identifier is kept in the source's part, type and code in the destination's.
        case "--orig-port-src" | "--icmp-id":
            return original.source_part == int(value)
        case "--orig-port-dst":
            return original.destination_part == int(value)
        case "--reply-port-src":
            return reply.source_part == int(value)
        case "--reply-port-dst":
            return reply.destination_part == int(value)
        case "--icmp-type":
            return original.destination_part >> 8 == int(value)
        case "--icmp-code":
            return original.destination_part & 0xFF == int(value)
        case "--state":
            return flow.tcp_state == value.upper()
        case "--src-nat" | "--dst-nat" | "--any-nat":
            return _is_translated(flow, option, value)
        case "--mark":
            wanted, mask = value_and_mask(value)
            return flow.mark & mask == wanted
        case "--status":
            return all(_has_status(flow, name) for name in value.upper().split(","))
        # No rule here puts flows into a zone, so all are in zone 0.
        case "--zone":
            return int(value) == 0
    raise NotModelled(f"conntrack {option}", near="conntrack -L -p, -s, -d")


def _in_network(address: int, text: str) -> bool:
    value, mask = network(text)
    return address & mask == value & mask


def _is_translated(flow: Flow, option: str, value: str) -> bool:
    """Whether a flow passes ``-n``, ``-g``, ``-j``; without an address this version of the tool lists everything."""
    if not value:
        return True
    address = int(IPv4Address(value))
    source = flow.reply.destination != flow.original.source and flow.reply.destination == address
    destination = flow.reply.source != flow.original.destination and flow.reply.source == address
    return (option != "--dst-nat" and source) or (option != "--src-nat" and destination)


def _has_status(flow: Flow, name: str) -> bool:
    return {"ASSURED": flow.assured, "SEEN_REPLY": flow.seen_reply, "UNSET": True, "FIXED_TIMEOUT": False}.get(
        name, flow.confirmed if name == "CONFIRMED" else False
    )


def _users(namespace: NetNamespace, flow: Flow) -> int:
    """The holders of a flow (``use=``): the table, and each of its packets waiting for a neighbour's answer."""
    waiting = sum(
        skb.conntrack is not None and skb.conntrack.flow is flow
        for neighbour in namespace.neighbours.entries.values()
        for skb in neighbour.queue
    )
    return 1 + waiting
