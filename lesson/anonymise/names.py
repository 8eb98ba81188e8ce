"""New names for namespaces, devices, chains and free text: equal names stay equal, and no old name is used again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pingproof.simulator.state import PROCESS_NAMESPACE

KEPT_DEVICES = frozenset({"", "lo"})
KEPT_CHAINS = frozenset(
    {"DOCKER", "DOCKER-USER", "DOCKER-ISOLATION-STAGE-1", "DOCKER-ISOLATION-STAGE-2", "DOCKER-FORWARD", "DOCKER-CT"}
    | {"DOCKER-BRIDGE", "DOCKER-INTERNAL"}
)
"""Docker's own chains, whose names reveal only Docker."""


@dataclass(slots=True)
class Names:
    """Numbered names that begin with ``stem``; names in ``taken`` are not given again."""

    stem: str
    taken: frozenset[str] = frozenset()
    given: dict[str, str] = field(default_factory=dict)
    number: int = 0

    def of(self, name: str) -> str:
        """The new name for ``name``."""
        if name not in self.given:
            self.given[name] = self.fresh(self.stem)
        return self.given[name]

    def fresh(self, stem: str) -> str:
        """A numbered name with ``stem`` that is neither old nor given."""
        while True:
            self.number += 1
            candidate = f"{stem}{self.number}"
            if candidate not in self.taken:
                return candidate


@dataclass(slots=True)
class NamespaceNames(Names):
    """Names of namespaces: the host stays nameless, ``pid:N`` keeps its form with another number."""

    def of(self, name: str) -> str:
        if not name:
            return name
        if name.startswith(PROCESS_NAMESPACE) and name not in self.given:
            self.given[name] = self.fresh(PROCESS_NAMESPACE)
        return Names.of(self, name)


@dataclass(slots=True)
class DeviceNames(Names):
    """Names of devices. ``wildcards`` are beginnings in rules (``-i br-+``), each with its new beginning."""

    wildcards: dict[str, str] = field(default_factory=dict)

    def of(self, name: str) -> str:
        if name in KEPT_DEVICES:
            return name
        if name not in self.given:
            beginning = self._longest(name)
            self.given[name] = self.fresh(self.wildcards[beginning] if beginning else self.stem)
        return self.given[name]

    def pattern(self, word: str) -> str:
        """The new device name for one in a rule, perhaps with a ``+`` at the end."""
        if not word.endswith("+"):
            return self.of(word)
        return f"{self.wildcards[word[:-1]]}+" if word != "+" else word

    def learn_wildcards(self, beginnings: Iterable[str]) -> None:
        """Name the beginnings, a shorter one before those that begin with it."""
        for beginning in sorted(set(beginnings) - {""}, key=len):
            shorter = self._longest(beginning)
            self.wildcards[beginning] = self.fresh(self.wildcards[shorter] if shorter else "w") + "-"

    def _longest(self, name: str) -> str:
        return max((each for each in self.wildcards if name.startswith(each)), key=len, default="")

    def label(self, label: str) -> str:
        """The new label for an address's: its device, perhaps with something behind a colon."""
        device, colon, rest = label.partition(":")
        return f"{self.of(device)}:{self.of(rest)}" if colon else self.of(device)


def mac_names(macs: Iterable[str]) -> dict[str, str]:
    """New MAC addresses in the order of the old ones, so that the lowest of a bridge's ports stays the lowest."""
    old = sorted({mac for mac in macs if not is_kept_mac(mac)})
    new: dict[str, str] = {}
    number = 0
    for mac in old:
        while True:
            number += 1
            candidate = ":".join(f"{octet:02x}" for octet in (0x02, 0, *number.to_bytes(4, "big")))
            if candidate not in old:
                break
        new[mac] = candidate
    return new


def is_kept_mac(mac: str) -> bool:
    """Whether a MAC address is zero or a group's, which identifies no device."""
    return mac in ("", "00:00:00:00:00:00") or bool(int(mac[:2], 16) & 1)
