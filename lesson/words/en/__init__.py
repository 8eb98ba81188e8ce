"""English."""

from __future__ import annotations

from pingproof.lesson.probe.cause import Cause
from pingproof.lesson.words import Texts
from pingproof.lesson.words.en.drops import DROPS
from pingproof.simulator.journal import Decision

DECISIONS: dict[Decision, str] = {
    Decision.TRANSMIT: "{where} sends it out through {device}",
    Decision.RECEIVE: "it arrives in {where} on {device}",
    Decision.DELIVER: "the destination address is one of {where}'s own: it is taken in",
    Decision.TO_SOCKET: "a program in {where} gets to read it",
    Decision.FORWARD: "it is for somebody else, and {where} forwards: on through {device}, TTL one less",
    Decision.ROUTE: "{where} looks up the destination: this row has the longest matching prefix",
    Decision.NO_ROUTE: "{where} looks up the destination and finds no route that may be used",
    Decision.OUTPUT: "{where} sends a packet of its own towards {device}",
    Decision.FRAGMENT: "it is longer than the MTU of {device} allows and is cut into pieces",
    Decision.REASSEMBLE: "its pieces are all there: {where} puts it together again",
    Decision.RESOLVE: "{where} does not know the next hop's MAC address and asks all on {device}",
    Decision.NEIGHBOUR_KNOWN: "the next hop's MAC address is known",
    Decision.NEIGHBOUR_LEARNED: "{where} learns from it who has which MAC address behind {device}",
    Decision.NEIGHBOUR_FAILED: "nobody has answered: {where} gives up the next hop behind {device}",
    Decision.ARP_REPLY: "the address asked for is one of {where}'s: it answers with the MAC address of {device}",
    Decision.ARP_IGNORE: "{where} has the address asked for, but arp_ignore or arp_filter keeps it silent on {device}",
    Decision.FDB_LEARNED: "the bridge learns behind which port the sender's MAC address is: {device}",
    Decision.BRIDGE_FORWARD: "the bridge knows the port of the destination's MAC address",
    Decision.BRIDGE_FLOOD: "the frame is for all, or its MAC address unknown: the bridge floods it to every other port",
    Decision.BRIDGE_UP: "the frame is for the bridge's own device: up into {where}'s IP stack",
    Decision.RULE_MATCHED: "this iptables rule of {where} takes it",
    Decision.POLICY: "no rule of the chain decides: its policy does",
    Decision.NAT: "{where} rewrites an address, as this flow's entry says",
    Decision.CONNTRACK_NEW: "connection tracking sees a new flow",
    Decision.CONNTRACK_KNOWN: "connection tracking knows the flow",
    Decision.ICMP_SEND: "{where} makes an ICMP message about what it received",
    Decision.ICMP_SUPPRESSED: "{where} would report it, but its ICMP rate limit is used up",
    Decision.ICMP_LOST: "{where} would report it, but the route was taken away while the packet waited",
    Decision.REDIRECT_LEARNED: "{where} is told of a better router and will use it for this destination",
    Decision.PMTU_LEARNED: "{where} is told how long a packet may be on this path, and remembers it",
    Decision.NOT_MODELLED: "something here could change the packet's way that this model does not know",
    Decision.DROP: "{where} drops it",
}

CAUSES: dict[Cause, str] = {
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

WORDS: dict[str, str] = {
    "host": "the host",
    "here": "{namespace}",
    "echo request": "echo request",
    "echo reply": "echo reply",
    "icmp error": "ICMP error ({what})",
    "udp": "UDP datagram",
    "arp request": "ARP: who has {target}?",
    "arp reply": "ARP: {sender} is at {mac}",
    "packet": "packet",
    "in": "in by {device}",
    "out": "out by {device}",
    "starts": "starts here",
    "ends": "ends here",
    "waits": "waits here for a MAC address",
    "row": "decided by",
    "led by": "led there by",
    "changed": "changed",
    "reason": "kernel's drop reason",
    "times": " ({count} times)",
    "title": "{namespace}: {what}, {way_in}, {way_out}",
    "drop": "{sentence}: {reason}",
    "cause": "Cause ({code}): {sentence}",
}

TEXTS = Texts(DECISIONS, DROPS, CAUSES, WORDS)
