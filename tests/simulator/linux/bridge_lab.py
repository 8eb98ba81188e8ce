"""Three hosts on one bridge of the host's, which has no address there."""

from __future__ import annotations

from pingproof.simulator.network import Network
from tests.simulator.labs import run

PORT = """
ip netns add h{number}
ip link add p{number} address 02:00:00:00:01:0{number} type veth peer name e{number} netns h{number}
ip -n h{number} link set e{number} address 02:00:00:00:02:0{number}
ip link set p{number} master br0 up
ip -n h{number} addr add 10.5.0.{number}/24 dev e{number}
ip -n h{number} link set e{number} up
""".lstrip()
BRIDGE = "ip link add br0 type bridge\nip link set br0 up\n" + "".join(
    PORT.format(number=number) for number in (1, 2, 3)
)


def ping(network: Network, source: str, destination: str) -> bool:
    """Whether one echo request from a namespace is answered."""
    return run(network, f"ip netns exec {source} ping -c1 -W1 {destination}").ok
