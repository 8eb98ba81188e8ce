"""Why a probe can fail: a closed set of causes, each with a code that stays the same (for programs and tests)."""

from __future__ import annotations

from enum import Enum


class Cause(Enum):
    """A failed probe's cause; the values are the stable codes."""

    NO_ROUTE = "no-route"  # the sender itself has no route
    NO_ROUTE_ON_THE_WAY = "no-route-on-the-way"  # a router has none
    ROUTE_FORBIDS = "route-forbids"  # a blackhole, unreachable or prohibit route
    FORWARDING_OFF = "forwarding-off"
    NO_WAY_BACK = "no-way-back"  # the answer finds no route
    SOURCE_NOT_TRANSLATED = "source-not-translated"  # the answer finds none because nobody translated the source
    DEVICE_DOWN = "device-down"
    NO_CARRIER = "no-carrier"
    NEIGHBOUR_UNRESOLVED = "neighbour-unresolved"  # nobody answers the ARP question
    WRONG_NEIGHBOUR = "wrong-neighbour"  # the MAC address known is not the next hop's
    ARP_NOT_ANSWERED = "arp-not-answered"  # who has the address is told not to answer
    DROPPED_BY_RULE = "dropped-by-rule"
    REJECTED_BY_RULE = "rejected-by-rule"
    DROPPED_BY_POLICY = "dropped-by-policy"
    REVERSE_PATH = "rp-filter"
    MARTIAN = "martian"  # a source or destination address that cannot be
    TTL_EXCEEDED = "ttl-exceeded"
    FORWARDING_LOOP = "forwarding-loop"  # routers send it to each other until its TTL runs out
    TOO_BIG = "too-big"
    FRAGMENT_LOST = "fragment-lost"
    ECHO_IGNORED = "echo-ignored"
    PORT_BLOCKED = "port-blocked"  # a bridge port that does not forward
    TABLE_FULL = "table-full"  # the machine's neighbour table
    NOBODY_LISTENS = "nobody-listens"  # no socket for it: an answer that the asker no longer knows
    NOT_MODELLED = "not-modelled"
    ENDLESS_LOOP = "endless-loop"  # a circle of bridges without a spanning tree
    NOTHING_SENT = "nothing-sent"  # the program ended before it sent a packet
    NO_ANSWER = "no-answer"  # nothing in the journal ends the way
