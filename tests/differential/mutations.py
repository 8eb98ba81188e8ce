"""The mutation check: `python -m tests.differential.mutations` breaks the model in thirty named places, one at a time.

For each a copy of the simulator is made in a directory of its own, one line of it is changed, and the corpus is played
on it: a recording must disagree. A place that no recording notices is printed as NOT CAUGHT, and the exit code is 1.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
COPIED = ("simulator", "lesson", "executor", "tests")
AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Mutation:
    """One line of a file of `simulator/stack` that is made wrong."""

    name: str
    file: str
    right: str
    wrong: str


MUTATIONS = (
    Mutation("a TTL of 1 is forwarded", "ip_forward", "skb.ip.ttl <= 1", "skb.ip.ttl < 1"),
    Mutation("the TTL is not counted down", "ip_forward", "ttl=before.ttl - 1", "ttl=before.ttl"),
    Mutation(
        "the bridge learns the destination", "bridge_input", "skb.frame.source, skb)", "skb.frame.destination, skb)"
    ),
    Mutation(
        "a frame floods back where it came from", "bridge_forward", "options.hairpin or source is not port", "True"
    ),
    Mutation("isolated ports talk", "bridge_forward", "source is not port) and not isolated", "source is not port)"),
    Mutation(
        "long frames pass the bridge",
        "bridge_forward",
        "if not is_skb_forwardable(",
        "if 0 and not is_skb_forwardable(",
    ),
    Mutation(
        "a port's flood switch counts for nothing",
        "bridge_forward",
        "return bool(getattr(port.port, kind.value))",
        "return True",
    ),
    Mutation("the bridge has the highest MAC", "bridge_stp_if", "lowest = min(", "lowest = max("),
    Mutation("no carrier from the peer", "veth", "if peer.is_up:", "if not peer.is_up:"),
    Mutation(
        "a link that goes down keeps its routes",
        "fib_sync",
        "info.dead or event is not NetdevEvent.CHANGE",
        "info.dead",
    ),
    Mutation("no route is ever linkdown", "fib_sync", "nexthop.linkdown = True", "nexthop.linkdown = False"),
    Mutation("the shortest prefix wins", "fib_trie", "*tables[1].lengths}, reverse=True)", "*tables[1].lengths})"),
    Mutation("the higher metric wins", "fib_table", "row.metric >= metric", "row.metric <= metric"),
    Mutation(
        "a missing local table holds no broadcast",
        "fib",
        "        return RouteType.BROADCAST\n    found",
        "        return RouteType.UNICAST\n    found",
    ),
    Mutation(
        "every address is primary", "inet_device", "            secondary = True", "            secondary = False"
    ),
    Mutation(
        "a host forwards",
        "route",
        "    if not in_dev_forward(into):\n        return _error_route(into, source",
        "    if False:\n        return _error_route(into, source",
    ),
    Mutation("rp_filter is never strict", "route", "if rp_filter == 1:", "if rp_filter == 9:"),
    Mutation(
        "one's own address is believed as a source", "route", "elif _is_own_address(", "elif not _is_own_address("
    ),
    Mutation("no redirects", "route", "if out is into and on_link and", "if out is not into and on_link and"),
    Mutation("a path's MTU is not learned", "route_exception", "if locked else mtu", "if locked else old"),
    Mutation(
        "echoes are never ignored",
        "icmp",
        'if skb.namespace.sysctl.integer("net.ipv4.icmp_echo_ignore_all", 0):',
        "if False:",
    ),
    Mutation("errors without limit", "icmp", "BURST_FACTOR = 6", "BURST_FACTOR = 600"),
    Mutation("a neighbour fails after four questions", "neighbour", "MCAST_PROBES = 3", "MCAST_PROBES = 4"),
    Mutation("a held namespace ends", "namespace_cleanup", "if _is_held_by_packets(namespace):", "if False:"),
    Mutation(
        "another MAC is not noticed",
        "arp",
        "if event in (NetdevEvent.CHANGE_ADDRESS, NetdevEvent.CHANGE_NOARP):",
        "if False:",
    ),
    Mutation("arp_announce 2 is 0", "arp", "if announce == 2 or", "if announce == 9 or"),
    Mutation(
        "MASQUERADE takes the loopback's address",
        "nat_masquerade",
        "inet_select_addr(output_device,",
        "inet_select_addr(skb.namespace.loopback,",
    ),
    Mutation("DNAT in OUTPUT keeps the old route", "nf_hooks", "return ip_route_me_harder(skb)", "return True"),
    Mutation(
        "answers are not ESTABLISHED", "conntrack", "established = reply or flow.seen_reply", "established = False"
    ),
    Mutation("policies accept", "nf_tables", 'accepted = chain.policy != "DROP"', "accepted = True"),
    Mutation("rules do not count", "nf_tables", "rule.packets += 1", "rule.packets += 0"),
)


def apply(mutation: Mutation, tree: Path) -> None:
    """Change the copy at `tree`. Raises ValueError when the place is not there, or not once."""
    path = tree / "simulator" / "stack" / f"{mutation.file}.py"
    text = path.read_text(encoding="utf-8")
    if text.count(mutation.right) != 1:
        raise ValueError(
            f"{mutation.name}: {mutation.right!r} stands {text.count(mutation.right)} times in {path.name}"
        )
    path.write_text(text.replace(mutation.right, mutation.wrong), encoding="utf-8")


def is_caught(mutation: Mutation) -> bool:
    """Whether a recording of the corpus disagrees with the model so changed."""
    with tempfile.TemporaryDirectory() as directory:
        tree = Path(directory)
        for part in COPIED:
            shutil.copytree(ROOT / part, tree / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", tree)
        apply(mutation, tree)
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "tests/test_corpus.py"]
        code = subprocess.run(command, cwd=tree, capture_output=True).returncode
        if code not in (0, 1):
            raise ValueError(f"{mutation.name}: the changed model does not run (pytest's exit code {code})")
        return code == 1


def main() -> int:
    """The command line."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        caught = list(pool.map(is_caught, MUTATIONS))
    for mutation, noticed in zip(MUTATIONS, caught, strict=True):
        print(f"{'caught' if noticed else 'NOT CAUGHT':10}  {mutation.name}")
    print(f"{sum(caught)} of {len(caught)} caught")
    return 0 if all(caught) else 1


if __name__ == "__main__":
    sys.exit(main())
