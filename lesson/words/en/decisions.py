"""English: what is decided about a packet, a sentence for each decision.

Sentences speak of ``{where}`` (a namespace) and its ``{device}``.
"""

from __future__ import annotations

from typing import Final

from pingproof.simulator.journal import Decision

DECISIONS: Final[dict[Decision, str]] = {
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
