"""The coverage of the generated labs: for each event, in how many labs it happened in the kernel."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pingproof.lesson.fuzz.agreement import Answer

EVENTS: dict[str, tuple[str, str]] = {
    "a ping answered": (r"ping", r"bytes from"),
    "a ping in silence": (r"ping", r" 0 received, 100% packet loss"),
    "no route": (r"ping", r"Network is unreachable"),
    "ARP failure": (r"ping", r"Destination Host Unreachable"),
    "time to live exceeded": (r"ping|traceroute", r"Time to live exceeded|^ \d+  [\d.]+ .*\n \d+  "),
    "redirect": (r"ping", r"Redirect Host"),
    "fragmentation needed": (r"ping", r"Frag needed|message too long"),
    "a fragmented echo": (r"ping .*-s (1473|[2-9]\d{3})", r"bytes from"),
    "a rejection": (r"ping", r"Packet filtered|Port Unreachable|Host Prohibited|Net Prohibited|Dest Unreachable"),
    "an own packet refused": (r"ping", r"sendmsg: Operation not permitted"),
    "a broadcast ping": (r"ping .*-b", r"PING"),
    "prohibit, unreachable, blackhole": (r"route add (blackhole|prohibit|unreachable)", r""),
    "a policy rule": (r"rule add", r""),
    "a NATed flow": (r"conntrack -L", r"src=(\S+) dst=(\S+) .*src=(?!\2)\S+ dst=|src=(\S+) dst=\S+ .* dst=(?!\3 )\S+"),
    "MASQUERADE": (r"-j MASQUERADE", r""),
    "SNAT": (r"-j SNAT", r""),
    "DNAT": (r"-j DNAT", r""),
    "REDIRECT": (r"-j REDIRECT", r""),
    "a chain of one's own": (r"iptables .*-N", r""),
    "a chain's policy": (r"iptables .*-P", r""),
    "a rule that counted": (r"iptables .*-v", r"^ +[1-9]\d* +\d+ (DROP|REJECT|RETURN|ACCEPT|MASQUERADE|SNAT|DNAT)"),
    "a failed neighbour": (r"neigh|arp", r"FAILED|INCOMPLETE|incomplete"),
    "a permanent neighbour": (r"neigh", r"PERMANENT"),
    "a neighbour put in, or taken away": (r"neigh (add|replace|del|flush)", r""),
    "a learned FDB entry": (r"fdb", r"^\S+ dev \S+ master \S+ *$"),
    "two bridges joined": (r"link set j0 master|link set [cd]\d+ master", r""),
    "a link taken down": (r"link set .*down", r""),
    "no carrier": (r"ip .*(addr|link)", r"NO-CARRIER"),
    "a linkdown route": (r"route", r"linkdown"),
    "a device moved": (r"link set \S+ netns", r""),
    "a namespace deleted": (r"netns del", r""),
    "a device deleted": (r"link del", r""),
    "a refused command": (r"", r"RTNETLINK answers|Error:|Cannot find device|Device \S+ does not exist"),
    "a MAC address changed": (r"link set .*address", r""),
    "an MTU changed": (r"link set .*mtu", r""),
    "a port that does not learn, or flood": (r"bridge link set .*(learning|flood) off", r""),
    "an isolated port, a hairpin": (r"bridge link set .*(isolated|hairpin) on", r""),
    "a sysctl written": (r"sysctl -w", r""),
    "a traceroute that arrives": (r"traceroute", r"^ \d+  \S+  [\d.]+ ms$"),
    "rp_filter on": (r"rp_filter=[12]", r""),
    "bridge-nf off": (r"bridge-nf-call-iptables=0", r""),
    "an unreachable broadcast": (r"ping", r"Do you want to ping broadcast"),
    "a ping to a loopback address": (r"ping .*127\.", r"bytes from 127"),
    "a bad source address": (r"ping .*-I", r"Cannot assign requested address|unknown iface"),
}
"""Name of the event: what the command line and what its output must match."""


def reached(answers: Iterable[Answer]) -> set[str]:
    """The events of one lab."""
    found = set()
    for answer in answers:
        text = answer["stdout"] + answer["stderr"]
        for event, (command, output) in EVENTS.items():
            if event not in found and re.search(command, answer["command"]) and re.search(output, text, re.MULTILINE):
                found.add(event)
    return found


def table(counts: dict[str, int], labs: int) -> str:
    """The coverage table: an event a row, empty rows marked."""
    width = max(map(len, EVENTS))
    rows = [f"{event:{width}}  {counts.get(event, 0):5}{'' if counts.get(event) else '  never'}" for event in EVENTS]
    return "\n".join([f"{'event':{width}}  {'labs':>5}", *rows, f"{'of':{width}}  {labs:5}"])
