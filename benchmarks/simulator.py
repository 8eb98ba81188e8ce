"""How fast the simulator is: N namespaces on a bridge, every pair pings, and what a ping between old friends costs.

    python -m benchmarks.simulator [--sizes 3,10,30,100,300]

Figures are CPU time, so that a busy machine changes them little; the garbage collector is set as by the command line.
The last column is the ratio of a warm ping's cost to that at the smallest N, which should stay near 1: a ping between
two hosts that have met must not depend on how many others there are.
"""

from __future__ import annotations

import argparse
import gc
import time

from pingproof.lesson.cli import GARBAGE
from pingproof.simulator.journal import Decision
from pingproof.simulator.network import Network
from pingproof.simulator.shell.line import parse_line

WARM_PINGS = 200


def build(size: int) -> Network:
    """``size`` namespaces with one veth each, on one bridge."""
    network = Network(neighbour_limit=10**9)
    lines = ["ip link add br0 type bridge", "ip link set br0 up"]
    for number in range(1, size + 1):
        lines += [
            f"ip netns add n{number}",
            f"ip link add e{number} netns n{number} type veth peer name p{number}",
            f"ip link set p{number} master br0 up",
            f"ip -n n{number} addr add 10.0.{number >> 8}.{number & 255}/16 dev e{number}",
            f"ip -n n{number} link set e{number} up",
        ]
    for line in lines:
        result = network.run(parse_line(line))
        if not result.ok:
            raise SystemExit(f"{line}: {result.stderr}")
    return network


def ping(network: Network, source: int, target: int) -> None:
    """One echo from one namespace to another; it must be answered."""
    command = parse_line(f"ip netns exec n{source} ping -c1 -W1 10.0.{target >> 8}.{target & 255}")
    if not network.run(command).ok:
        raise SystemExit(f"n{source} cannot reach n{target}")


def measure(size: int) -> tuple[float, int, float, float, float]:
    """Seconds to build, pairs, pings a second, frame-hops a second, seconds for one warm ping."""
    begin = time.process_time()
    network = build(size)
    built = time.process_time() - begin
    pairs = [(a, b) for a in range(1, size + 1) for b in range(1, size + 1) if a != b]
    pairs = pairs[: 5000 if size > 30 else None]
    mark = len(network.journal.events)
    begin = time.process_time()
    for source, target in pairs:
        ping(network, source, target)
    seconds = time.process_time() - begin
    hops = sum(event.decision is Decision.TRANSMIT for event in network.journal.since(mark))
    network.journal.listening = False
    begin = time.process_time()
    for _ in range(WARM_PINGS):
        ping(network, 1, 2)
    warm = (time.process_time() - begin) / WARM_PINGS
    return built, len(pairs), len(pairs) / seconds, hops / seconds, warm


def main() -> None:
    """Print one row for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", default="3,10,30,100,300", help="how many namespaces, comma separated")
    sizes = [int(word) for word in parser.parse_args().sizes.split(",")]
    print(f"{'N':>4} {'build s':>8} {'pings':>6} {'pings/s':>8} {'hops/s':>9} {'warm ping us':>12} {'ratio':>6}")
    gc.set_threshold(GARBAGE)
    measure(2)  # imports what a ping needs
    first: float | None = None
    for size in sizes:
        built, pings, rate, hops, warm = measure(size)
        first = first or warm
        print(f"{size:>4} {built:>8.2f} {pings:>6} {rate:>8.0f} {hops:>9.0f} {warm * 1e6:>12.0f} {warm / first:>6.2f}")


if __name__ == "__main__":
    main()
