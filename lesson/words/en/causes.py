"""English: why a probe failed, a sentence for each cause.

Sentences speak of ``{where}`` (a namespace) and its ``{device}``, of the packet's ``{source}`` and ``{destination}``,
of the ``{row}`` that decided, the ``{next_hop}`` and the ``{circle}`` of routers.
"""

from __future__ import annotations

from typing import Final

from pingproof.lesson.probe.cause import Cause

CAUSES: Final[dict[Cause, str]] = {
    Cause.NO_ROUTE: "{where} has no route to {destination}: no packet ever leaves it.",
    Cause.NO_ROUTE_ON_THE_WAY: "the router {where} has no route to {destination}.",
    Cause.ROUTE_FORBIDS: "in {where} `{row}` forbids packets to {destination}.",
    Cause.FORWARDING_OFF: "{where} is no router: the packet for {destination} is not for it, and forwarding is off.",
    Cause.NO_WAY_BACK: "the probe arrives, but the answer to {destination} finds no way: {where} has no route for it.",
    Cause.SOURCE_NOT_TRANSLATED: (
        "the probe arrives with the private source {destination}, which nobody out there can answer: {where} has no"
        " route to it, and no router on the way has translated the source (MASQUERADE)."
    ),
    Cause.DEVICE_DOWN: "{device} in {where} is down.",
    Cause.NO_CARRIER: "{device} in {where} is up, but the other end of its cable is down: no carrier.",
    Cause.NEIGHBOUR_UNRESOLVED: "{where} asks for the MAC address of {next_hop} on {device}, and nobody answers.",
    Cause.WRONG_NEIGHBOUR: "the frame reaches {where} on {device} with a MAC address that is not its own.",
    Cause.ARP_NOT_ANSWERED: "{where} has the address asked for, but may not answer ARP for it on {device}.",
    Cause.DROPPED_BY_RULE: "the iptables rule `{row}` of {where} drops the packet.",
    Cause.REJECTED_BY_RULE: "the iptables rule `{row}` of {where} rejects the packet.",
    Cause.DROPPED_BY_POLICY: "no iptables rule of {where} lets the packet pass, and the policy `{row}` drops it.",
    Cause.REVERSE_PATH: (
        "the reverse-path filter of {where} drops the packet: an answer to {source} would not leave by {device}"
        " (net.ipv4.conf.*.rp_filter)."
    ),
    Cause.MARTIAN: "{where} cannot accept a packet from {source} to {destination} on {device}.",
    Cause.TTL_EXCEEDED: "the packet's TTL runs out in {where}: the way is longer than the TTL.",
    Cause.FORWARDING_LOOP: "the packet goes in a circle, {circle}, until its TTL runs out in {where}.",
    Cause.TOO_BIG: "the packet is longer than {device} in {where} can carry, and must not be cut into pieces.",
    Cause.FRAGMENT_LOST: "a piece of the packet is lost: {where} cannot put it together.",
    Cause.ECHO_IGNORED: "{where} is told not to answer echo requests (net.ipv4.icmp_echo_ignore_all or _broadcasts).",
    Cause.PORT_BLOCKED: "the bridge in {where} does not pass the frame on: no port may take it.",
    Cause.TABLE_FULL: "the machine's neighbour table is full: {where} can learn no further MAC address.",
    Cause.NOBODY_LISTENS: "the packet reaches {where}, where no program waits for it.",
    Cause.NOT_MODELLED: "the packet's way in {where} depends on something that is not modelled.",
    Cause.ENDLESS_LOOP: "frames go round in a circle of bridges: {where} has a loop, and no spanning tree cuts it.",
    Cause.NOTHING_SENT: "the program ends before it sends a packet.",
    Cause.NO_ANSWER: "nothing stops the packet, and no answer comes before the probe ends.",
}
