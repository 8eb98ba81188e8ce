"""A network namespace of the kernel: its open file, and a netlink socket inside."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

from pyroute2.netlink import NETLINK_ROUTE
from pyroute2.netlink.rtnl import IFNAMSIZ, RTM_GETLINK
from pyroute2.netlink.rtnl.ifinfmsg import ifinfmsg

from pingproof.executor.machine.system_calls import CloneFlag, setns
from pingproof.executor.netlink.message import read, write
from pingproof.executor.netlink.socket import NetlinkSocket
from pingproof.simulator.errors import KernelError

RTEXT_FILTER_SKIP_STATS = 8


class KernelNamespace:
    """An open namespace, which the kernel keeps until ``close``, also when ``ip netns del`` took the name."""

    __slots__ = ("_host", "descriptor", "inode", "name", "route")

    def __init__(self, name: str, descriptor: int, host: KernelNamespace | None) -> None:
        self.name = name
        self.descriptor = descriptor
        self.inode = os.fstat(descriptor).st_ino
        self._host = host
        with self.entered():
            self.route = NetlinkSocket(NETLINK_ROUTE)

    @contextlib.contextmanager
    def entered(self) -> Iterator[None]:
        """Enter the namespace for a while: sockets opened, /proc/sys/net, programs started belong to the namespace."""
        # The host's own: the process is in it already, and goes back to it from every other.
        if self._host is None:
            yield
            return
        setns(self.descriptor, CloneFlag.NEWNET)
        try:
            yield
        finally:
            setns(self._host.descriptor, CloneFlag.NEWNET)

    def enter(self) -> None:
        """Enter the namespace for good."""
        setns(self.descriptor, CloneFlag.NEWNET)

    def ifindex(self, name: str) -> int | None:
        """A device's number, None when there is no such device.

        Asked as iproute2 asks (lib/ll_map.c), for the question has an effect: the kernel settles the device's carrier
        and state before it answers about one device.
        """
        # The kernel would refuse the attribute with another error than "no such device".
        if len(name.encode()) >= IFNAMSIZ:
            return None
        body = write(ifinfmsg, [("IFLA_IFNAME", name), ("IFLA_EXT_MASK", RTEXT_FILTER_SKIP_STATS)])
        try:
            answer = next(self.route.ask(RTM_GETLINK, body))
        except KernelError:
            return None
        return read(ifinfmsg, answer).field("index")

    def netlink_socket(self, protocol: int = NETLINK_ROUTE, strict: bool = False) -> NetlinkSocket:
        """Another netlink socket in this namespace; the caller closes it."""
        with self.entered():
            return NetlinkSocket(protocol, strict)

    def close(self) -> None:
        """Close the namespace's socket and file."""
        self.route.close()
        os.close(self.descriptor)
