"""What Linux's tracer says about the packets that labs drop: `python -m tests.differential.drops LAB.sh… [--timers]`.

Writes LAB.drops.json: each kernel function that dropped an IPv4, ARP or LLC packet, with the reason it gave to the
tracepoint `skb:kfree_skb`, as far as three runs agree. Only the sandbox's own processes are traced, in whose time its
cables deliver. A timer has no process: `--timers` traces the whole machine, and keeps what the stack's timers drop.
Needs root and tracefs.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from pingproof.executor.machine.system_calls import CloneFlag, unshare

TRACEFS = Path("/sys/kernel/tracing")
INSTANCE = TRACEFS / "instances" / "drops"
RUNS = 3
PROTOCOLS = frozenset({"2048", "2054", "4"})
"""ETH_P_IP, ETH_P_ARP, ETH_P_802_2."""
TIMERS = frozenset({"neigh_invalidate", "ip_expire"})
"""Functions that drop when a time is over."""
ROW = re.compile(r"protocol=(\d+) location=(\w+)\S* reason: (\w+)")


def drops(lab: Path, timers: bool) -> list[tuple[str, str]]:
    """The functions and reasons of all runs."""
    seen = [_traced(lab, timers) for _ in range(RUNS)]
    return sorted(set.intersection(*seen))


def _traced(lab: Path, timers: bool) -> set[tuple[str, str]]:
    (INSTANCE / "trace").write_text("")
    player = [sys.executable, "-m", "pingproof.lesson.fuzz.kernel"]
    # The player starts when it is traced: bash waits for a line, and becomes it.
    waiting = subprocess.Popen(
        ["bash", "-c", 'read; exec "$@" < "$0"', str(lab), *player], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    (INSTANCE / "set_event_pid").write_text("\n" if timers else str(waiting.pid))
    _switch(True)
    waiting.communicate(b"\n")
    _switch(False)
    rows = (ROW.search(line) for line in (INSTANCE / "trace").read_text().splitlines())
    return {(row[2], row[3]) for row in rows if row and row[1] in PROTOCOLS and (not timers or row[2] in TIMERS)}


def _switch(on: bool) -> None:
    (INSTANCE / "events/skb/kfree_skb/enable").write_text(str(int(on)))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Trace what the kernel drops in labs.")
    parser.add_argument("labs", nargs="+", type=Path, metavar="LAB.sh")
    parser.add_argument("--timers", action="store_true", help="trace the whole machine, timers too")
    arguments = parser.parse_args()
    unshare(CloneFlag.NEWNS)
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)
    subprocess.run(["mount", "-t", "tracefs", "none", TRACEFS], check=True)
    INSTANCE.mkdir()
    try:
        (INSTANCE / "options/event-fork").write_text("1")
        for lab in arguments.labs:
            found = drops(lab, arguments.timers)
            lab.with_suffix(".drops.json").write_text(json.dumps(found) + "\n", encoding="utf-8")
            print(lab.name, *(f"{function}:{reason}" for function, reason in found), flush=True)
    finally:
        os.rmdir(INSTANCE)


if __name__ == "__main__":
    main()
