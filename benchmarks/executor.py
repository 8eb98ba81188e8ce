"""How long the kernel's side of a lab takes: building N namespaces on a bridge, taking them down, all pairs pinging.

    python -m benchmarks.executor [--sizes 3,30,100,300] [--rounds 3] [--slowest 100]

Each way builds the same lab in a sandbox of its own: a bridge with an address, ip_forward, MASQUERADE, and N namespaces
each with a veth pair, an address and a default route. The ways take turns within a round; medians are printed, and
their ratio to ours. ``limit`` sends the same netlink messages encoded beforehand and starts the same ``iptables``: what
is left is the kernel. Time is that of the calls; importing and parsing come before. Ways that need seconds take part up
to ``--slowest``. Mininet does where its package is installed (Debian: apt install mininet).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from socket import AF_INET

from pyroute2.netlink import NLM_F_CREATE, NLM_F_EXCL
from pyroute2.netlink.rtnl import RTM_NEWADDR, RTM_NEWLINK, RTM_NEWROUTE
from pyroute2.netlink.rtnl.ifaddrmsg import ifaddrmsg
from pyroute2.netlink.rtnl.ifinfmsg import IFF_UP, ifinfmsg
from pyroute2.netlink.rtnl.rtmsg import rtmsg

from pingproof.executor.machine.names import NETNS_RUN_DIR, cover_names
from pingproof.executor.machine.system_calls import CloneFlag, MountFlag, mount, setns, unshare
from pingproof.executor.netlink.message import Attribute, Nested, write
from pingproof.executor.netlink.socket import NetlinkSocket
from pingproof.executor.sandbox.kernel_network import KernelNetwork
from pingproof.executor.sandbox.sandbox import Sandbox
from pingproof.simulator.shell.line import parse_line

SETTLE = 0.6
"""Seconds for the kernel to free what a way left behind, before the next one starts."""
NAT = "iptables -t nat -A POSTROUTING -s 10.0.0.0/16 ! -o br0 -j MASQUERADE"
BRIDGE = 1000
"""The bridge's ifindex in ``limit``: one that is chosen need not be asked for."""

PINGS_AT = 30
LOSSES_AT = 100

Times = tuple[float, float]
"""Seconds to build, and seconds until the call that takes it all down has returned."""


def address(number: int) -> str:
    """The address of namespace ``number``."""
    return f"10.0.{(number + 2) >> 8}.{(number + 2) & 255}"


def host_lines() -> list[str]:
    """The host's part of the lab."""
    return [
        NAT,
        "ip link add br0 type bridge",
        "ip addr add 10.0.0.1/16 dev br0",
        "ip link set br0 up",
        "sysctl -qw net.ipv4.ip_forward=1",
    ]


def namespace_lines(number: int) -> list[str]:
    """A namespace's part."""
    return [
        f"ip netns add n{number}",
        f"ip link add v{number} up master br0 type veth peer name eth0 netns n{number}",
        f"ip -n n{number} addr add {address(number)}/16 dev eth0",
        f"ip -n n{number} link set eth0 up",
        f"ip -n n{number} route add default via 10.0.0.1",
    ]


def lab(size: int) -> list[str]:
    """All commands of the lab."""
    return [*host_lines(), *(line for number in range(size) for line in namespace_lines(number))]


def ours(size: int) -> Times:
    """Typed commands in one round trip; dropping the sandbox takes everything down."""
    commands = [parse_line(line) for line in lab(size)]
    sandbox = Sandbox().__enter__()
    begin = time.perf_counter()
    results = KernelNetwork(sandbox).run_all(commands)
    built = time.perf_counter() - begin
    assert all(result.ok for result in results), next(result for result in results if not result.ok)
    begin = time.perf_counter()
    sandbox.close()
    return built, time.perf_counter() - begin


def limit(size: int) -> Times:
    """The same messages, encoded beforehand."""
    messages = [_encoded(number) for number in range(size)]
    kind: Attribute = ("IFLA_LINKINFO", Nested((("IFLA_INFO_KIND", "bridge"),)))
    bridge = write(ifinfmsg, [("IFLA_IFNAME", "br0"), kind], index=BRIDGE, flags=IFF_UP, change=IFF_UP)
    host_address = _address_message("10.0.0.1", BRIDGE)
    host = os.open("/proc/self/ns/net", os.O_RDONLY)
    route = NetlinkSocket()
    begin = time.perf_counter()
    nat = subprocess.Popen(NAT.split())
    route.change(RTM_NEWLINK, bridge, NLM_F_CREATE | NLM_F_EXCL)
    route.change(RTM_NEWADDR, host_address, NLM_F_CREATE | NLM_F_EXCL)
    _write("/proc/sys/net/ipv4/ip_forward", "1")
    for name, before, after, inside_messages in messages:
        path = f"{NETNS_RUN_DIR}/{name}"
        os.close(os.open(path, os.O_RDONLY | os.O_CREAT | os.O_EXCL))
        unshare(CloneFlag.NEWNET)
        mount("/proc/self/ns/net", path, "none", MountFlag.BIND)
        for scope in ("all", "default"):
            _write(f"/proc/sys/net/ipv6/conf/{scope}/disable_ipv6", "1")
        inside = NetlinkSocket()
        descriptor = os.open(path, os.O_RDONLY)
        setns(host, CloneFlag.NEWNET)
        namespace = descriptor.to_bytes(4, sys.byteorder)
        route.change(RTM_NEWLINK, before + namespace + after, NLM_F_CREATE | NLM_F_EXCL)
        for kind, body, flags in inside_messages:
            inside.change(kind, body, flags)
    nat.wait()
    return time.perf_counter() - begin, 0.0


def _encoded(number: int) -> tuple[str, bytes, bytes, list[tuple[int, bytes, int]]]:
    """A namespace's name, its link message around the namespace's descriptor, and what follows inside it."""
    mark = 0x7EADBEEF
    peer = Nested((("IFLA_IFNAME", "eth0"), ("IFLA_NET_NS_FD", mark)))
    info = Nested((("IFLA_INFO_KIND", "veth"), ("IFLA_INFO_DATA", Nested((("VETH_INFO_PEER", peer),)))))
    attributes: list[Attribute] = [("IFLA_IFNAME", f"v{number}"), ("IFLA_MASTER", BRIDGE), ("IFLA_LINKINFO", info)]
    link = write(ifinfmsg, attributes, flags=IFF_UP, change=IFF_UP)
    before, _, after = link.partition(mark.to_bytes(4, sys.byteorder))
    # Main table, "boot", unicast: what ip writes unless told otherwise.
    default = write(rtmsg, [("RTA_GATEWAY", "10.0.0.1")], family=AF_INET, table=254, proto=3, type=1)
    # The first device of a new namespace after lo has ifindex 2.
    up = write(ifinfmsg, index=2, flags=IFF_UP, change=IFF_UP)
    create = NLM_F_CREATE | NLM_F_EXCL
    inside = [
        (RTM_NEWADDR, _address_message(address(number), 2), create),
        (RTM_NEWLINK, up, 0),
        (RTM_NEWROUTE, default, create),
    ]
    return f"n{number}", before, after, inside


def _address_message(dotted: str, ifindex: int) -> bytes:
    return write(
        ifaddrmsg, [("IFA_LOCAL", dotted), ("IFA_ADDRESS", dotted)], family=AF_INET, prefixlen=16, index=ifindex
    )


def ip_batch(size: int) -> Times:
    """One ``ip -batch`` in the host; ``ip -n`` starts again for each namespace, so a batch of its own each."""
    batches = ["\n".join(line.removeprefix("ip ") for line in host_lines() if line.startswith("ip ")) + "\n"]
    batches[0] += "".join("\n".join(line[3:] for line in namespace_lines(each)[:2]) + "\n" for each in range(size))
    inside = ["\n".join(line.split(" ", 3)[3] for line in namespace_lines(each)[2:]) + "\n" for each in range(size)]
    begin = time.perf_counter()
    subprocess.run(NAT.split(), check=True)
    _write("/proc/sys/net/ipv4/ip_forward", "1")
    subprocess.run(["ip", "-batch", "-"], input=batches[0], text=True, check=True)
    for number, batch in enumerate(inside):
        subprocess.run(["ip", "-n", f"n{number}", "-batch", "-"], input=batch, text=True, check=True)
    built = time.perf_counter() - begin
    begin = time.perf_counter()
    undo = "".join(f"netns del n{number}\n" for number in range(size)) + "link del br0\n"
    subprocess.run(["ip", "-batch", "-"], input=undo, text=True, check=True)
    return built, time.perf_counter() - begin


def processes(size: int) -> Times:
    """The tutorial's way: a process for each command."""
    begin = time.perf_counter()
    for line in lab(size):
        subprocess.run(line.split(), check=True)
    built = time.perf_counter() - begin
    begin = time.perf_counter()
    for number in range(size):
        subprocess.run(["ip", "netns", "del", f"n{number}"], check=True)
    subprocess.run(["ip", "link", "del", "br0"], check=True)
    return built, time.perf_counter() - begin


def pyroute2_objects(size: int) -> Times:
    """pyroute2 as its documentation shows it: an ``IPRoute`` and a ``NetNS`` object for each namespace."""
    from pyroute2 import IPRoute, NetNS, netns

    begin = time.perf_counter()
    subprocess.run(NAT.split(), check=True)
    _write("/proc/sys/net/ipv4/ip_forward", "1")
    host = IPRoute()
    host.link("add", ifname="br0", kind="bridge")
    bridge = host.link_lookup(ifname="br0")[0]
    host.addr("add", index=bridge, address="10.0.0.1", prefixlen=16)
    host.link("set", index=bridge, state="up")
    for number in range(size):
        netns.create(f"n{number}")
        peer = {"ifname": "eth0", "net_ns_fd": f"n{number}"}
        host.link("add", ifname=f"v{number}", kind="veth", peer=peer, master=bridge, state="up")
        with NetNS(f"n{number}") as inside:
            device = inside.link_lookup(ifname="eth0")[0]
            inside.addr("add", index=device, address=address(number), prefixlen=16)
            inside.link("set", index=device, state="up")
            inside.route("add", dst="0.0.0.0/0", gateway="10.0.0.1")
    built = time.perf_counter() - begin
    begin = time.perf_counter()
    for number in range(size):
        netns.remove(f"n{number}")
    host.link("del", index=bridge)
    host.close()
    return built, time.perf_counter() - begin


MININET = """
import json, sys, time
from mininet.net import Mininet
from mininet.nodelib import LinuxBridge
from mininet.topo import SingleSwitchTopo
begin = time.perf_counter()
net = Mininet(topo=SingleSwitchTopo(int(sys.argv[1])), switch=LinuxBridge, controller=None, ipBase="10.0.0.0/16")
net.start()
for host in net.hosts:
    host.cmd("ip route add default via 10.0.0.1")
built = time.perf_counter() - begin
begin = time.perf_counter()
net.stop()
print(json.dumps([built, time.perf_counter() - begin]))
"""


def mininet(size: int) -> Times:
    """Mininet's API with a Linux bridge, by the interpreter that has it."""
    done = subprocess.run(
        [_mininet_python() or "", "-c", MININET, str(size)], capture_output=True, text=True, check=True
    )
    built, down = json.loads(done.stdout.splitlines()[-1])
    return built, down


def _mininet_python() -> str | None:
    for interpreter in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([interpreter, "-c", "import mininet"], capture_output=True).returncode == 0:
            return interpreter
    return None


WAYS: dict[str, tuple[Callable[[int], Times], bool]] = {
    "limit": (limit, False),
    "ip -batch": (ip_batch, False),
    "pyroute2": (pyroute2_objects, True),
    "a process each": (processes, True),
    "Mininet": (mininet, True),
}
"""The peers, and whether they are slow."""


def apart(way: Callable[[int], Times], size: int) -> Times:
    """Run a way in a process with namespaces of its own, which take all it makes away with them."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            unshare(CloneFlag.NEWNET | CloneFlag.NEWNS)
            mount("none", "/", None, MountFlag.RECURSIVE | MountFlag.PRIVATE)
            mount("tmpfs", "/run", "tmpfs", MountFlag.NOSUID)
            os.mkdir(NETNS_RUN_DIR)
            cover_names()
            mount("sysfs", "/sys", "sysfs", MountFlag.NOSUID)
            os.write(writer, json.dumps(way(size)).encode())
        finally:
            os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    answer = os.read(reader, 4096)
    os.close(reader)
    time.sleep(SETTLE)
    built, down = json.loads(answer or "[0, 0]")
    return built, down


def compare(size: int, rounds: int, slowest: int) -> None:
    """Print the medians at one size."""
    peers = {name: way for name, (way, slow) in WAYS.items() if not slow or size <= slowest}
    # Without iproute2 only those remain that ask the kernel themselves.
    if shutil.which("ip") is None:
        peers = {name: way for name, way in peers.items() if name in ("limit", "pyroute2")}
    if "Mininet" in peers and _mininet_python() is None:
        del peers["Mininet"]
        print("Mininet: skipped, its package is not installed")
    samples: dict[str, list[Times]] = {"ours": [], **{name: [] for name in peers}}
    for _ in range(rounds):
        # In turns, so that a machine that is slow for a while is slow for all; a pause to let namespaces end.
        samples["ours"].append(ours(size))
        time.sleep(SETTLE)
        for name, way in peers.items():
            samples[name].append(apart(way, size))
    base = statistics.median(built for built, _ in samples["ours"])
    for name, times in samples.items():
        built, down = (statistics.median(column) for column in zip(*times, strict=True))
        # The limit is what the kernel itself takes to build; nobody takes it down.
        taken_down = "" if name == "limit" else f", down {down * 1000:8.1f} ms"
        print(f"N={size:4} {name:15} build {built * 1000:8.1f} ms, x{built / base:6.2f} ours{taken_down}")


def all_pairs(size: int, rounds: int) -> None:
    """Print how many pings a second all pairs of ``size`` namespaces make, and how many are lost."""
    rates, lost = [], 0
    pairs = [(f"n{one}", address(other)) for one in range(size) for other in range(size) if one != other]
    for _ in range(rounds):
        with Sandbox() as sandbox:
            network = KernelNetwork(sandbox)
            network.run_all([parse_line(line) for line in lab(size) if not line.startswith("iptables")])
            begin = time.perf_counter()
            answered = network.ping_pairs(pairs)
            rates.append(len(pairs) / (time.perf_counter() - begin))
            lost += answered.count(False)
        time.sleep(SETTLE)
    print(f"N={size:4} all pairs       {statistics.median(rates):8.0f} pings/s, {lost} lost of {len(pairs) * rounds}")


def _write(path: str, value: str) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    os.write(descriptor, value.encode())
    os.close(descriptor)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", default="3,30,100,300")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slowest", type=int, default=100, help="the largest N for ways that need seconds")
    arguments = parser.parse_args()
    if os.geteuid() != 0:
        raise SystemExit("the other ways need root; `ours` does not")
    for size in (int(each) for each in arguments.sizes.split(",")):
        compare(size, arguments.rounds, arguments.slowest)
    for size in (PINGS_AT, LOSSES_AT):
        all_pairs(size, arguments.rounds)


if __name__ == "__main__":
    main()
