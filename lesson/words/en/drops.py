"""English: why a packet is dropped, a sentence for each reason.

Sentences speak of ``{where}`` (a namespace) and its ``{device}``.
"""

from __future__ import annotations

from pingproof.simulator.drop_reason import DropReason

DROPS: dict[DropReason, str] = {
    DropReason.NO_SOCKET: "no program waits for it",
    DropReason.OTHERHOST: "the frame's MAC address is somebody else's",
    DropReason.IP_INNOROUTES: "there is no route for it",
    DropReason.IP_OUTNOROUTES: "there is no route to where it should go",
    DropReason.IP_LOCAL_SOURCE: "its source is one of {where}'s own addresses, and it came from outside",
    DropReason.IP_LOCALNET: "an address of 127.0.0.0/8 never comes from outside",
    DropReason.IP_INVALID_SOURCE: "its source address cannot be a sender's",
    DropReason.IP_INVALID_DEST: "its destination address is not one to receive on {device}",
    DropReason.IP_RPFILTER: "rp_filter: an answer to its source would not leave by {device}",
    DropReason.UNICAST_IN_L2_MULTICAST: "it came in a frame for all, though it is for one",
    DropReason.NETFILTER_DROP: "iptables forbids it",
    DropReason.NEIGH_FAILED: "the next hop's MAC address could not be found",
    DropReason.NEIGH_QUEUEFULL: "too many packets wait for the same MAC address",
    DropReason.NEIGH_CREATEFAIL: "the machine's neighbour table is full",
    DropReason.NEIGH_DEAD: "the neighbour entry it waited for was deleted",
    DropReason.PKT_TOO_BIG: "it is too long for {device}, and must not be cut",
    DropReason.DEV_READY: "{device} is down",
    DropReason.FRAG_REASM_TIMEOUT: "a piece of it never came",
    DropReason.INVALID_PROTO: "this ICMP message is not answered when it was sent to all",
    DropReason.DUP_FRAG: "this piece was there already",
    DropReason.BRIDGE_INGRESS_STP_STATE: "the port {device} does not take frames in its state",
    DropReason.ARP_PVLAN_DISABLE: "the address asked for is somebody else's on {device}",
    DropReason.TTL_EXPIRED: "its TTL has run out",
    DropReason.FORWARDING_OFF: "it is for somebody else, and forwarding is off on {device} (net.ipv4.ip_forward)",
    DropReason.ROUTE_BLACKHOLE: "the route is a blackhole",
    DropReason.ROUTE_UNREACHABLE: "the route says unreachable",
    DropReason.ROUTE_PROHIBIT: "the route says prohibit",
    DropReason.ECHO_IGNORED: "{where} is told not to answer echo requests (net.ipv4.icmp_echo_ignore_*)",
    DropReason.NO_CARRIER: "{device} has no carrier: the other end of its cable is down",
    DropReason.NO_BRIDGE_PORT: "the bridge has no other port to send it to",
    DropReason.NOT_MODELLED: "from here on nothing is known of it",
    DropReason.ENDLESS_LOOP: "it goes round in a loop of bridges: Linux sends it round for ever, the model stops here",
    DropReason.GROUP_NOT_JOINED: "{where} has not joined that group on {device}",
    DropReason.BRIDGE_PORT_LOCKED: "the port {device} is locked and does not know the sender",
}
