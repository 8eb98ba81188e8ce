"""A lab being generated: its lines so far and the names that later lines may use."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from pingproof.simulator.value import value

Chosen = TypeVar("Chosen")

HOST = ""
"""The lab's host, where a bare command runs."""


@value
class Interface:
    """A device of the lab, and the IPv4 address it was meant to have."""

    namespace: str
    device: str
    address: str
    prefix: int


@dataclass(slots=True)
class Lab:
    """A lab being generated."""

    random: Random
    lines: list[str] = field(default_factory=list)
    namespaces: list[str] = field(default_factory=list)
    interfaces: list[Interface] = field(default_factory=list)
    bridges: list[str] = field(default_factory=list)
    ports: list[str] = field(default_factory=list)
    gateways: list[str] = field(default_factory=list)
    with_macs: bool = False
    bridges_joined: bool = False
    serial: int = 0

    def add(self, line: str) -> None:
        """Append a command line."""
        self.lines.append(line)

    def chance(self, probability: float) -> bool:
        """Whether a random draw is below `probability`."""
        return self.random.random() < probability

    def one_of(self, *choices: Chosen) -> Chosen:
        """One of `choices`, each as likely."""
        return self.random.choice(choices)

    def ip(self, namespace: str, command: str) -> str:
        """The `ip` line that runs `command` in `namespace`, in one of the ways people write it."""
        if namespace == HOST:
            return f"ip {command}"
        return self.one_of(f"ip -n {namespace} {command}", f"ip netns exec {namespace} ip {command}")

    def inside(self, namespace: str, command: str) -> str:
        """The line that runs any `command` in `namespace`."""
        return command if namespace == HOST else f"ip netns exec {namespace} {command}"

    def link_set(self, namespace: str, device: str, change: str) -> str:
        """`ip link set`, with or without the word `dev`."""
        return self.ip(namespace, f"link set {self.one_of('', 'dev ')}{device} {change}")

    def new_mac(self) -> str:
        """A MAC address that no other device of the lab has."""
        self.serial += 1
        return f"02:00:00:00:{self.serial * 0x25 % 256:02x}:{self.serial:02x}"

    def mac_words(self) -> str:
        """` address MAC` in a lab whose devices have known addresses, else nothing."""
        return f" address {self.new_mac()}" if self.with_macs else ""

    def somewhere(self, host_share: float = 0.2) -> str:
        """A namespace of the lab, or the host."""
        if not self.namespaces or self.chance(host_share):
            return HOST
        return self.random.choice(self.namespaces)

    def interfaces_of(self, namespace: str) -> list[Interface]:
        """The addressed devices of one namespace."""
        return [interface for interface in self.interfaces if interface.namespace == namespace]
