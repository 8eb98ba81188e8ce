"""BPDUs of the spanning tree (IEEE 802.1D-1998, 9.3), sent between bridges behind an LLC header."""

from __future__ import annotations

from enum import Enum

from pingproof.simulator.value import value

GROUP_ADDRESS = "01:80:c2:00:00:00"
LLC_LENGTH = 3
CONFIGURATION_LENGTH = 35
NOTIFICATION_LENGTH = 4


class BpduType(Enum):
    """A BPDU's type: configuration or topology change notification."""

    CONFIGURATION = 0x00
    TOPOLOGY_CHANGE_NOTIFICATION = 0x80


@value
class Bpdu:
    """A BPDU. ``root`` and ``bridge`` are (priority, MAC); times in seconds. A notification has only its type."""

    type: BpduType
    root: tuple[int, str] = (0, "")
    root_path_cost: int = 0
    bridge: tuple[int, str] = (0, "")
    port: int = 0
    message_age: float = 0
    max_age: float = 0
    hello_time: float = 0
    forward_delay: float = 0
    topology_change: bool = False
    topology_change_ack: bool = False

    @property
    def length(self) -> int:
        """Bytes after the Ethernet header."""
        is_configuration = self.type is BpduType.CONFIGURATION
        return LLC_LENGTH + (CONFIGURATION_LENGTH if is_configuration else NOTIFICATION_LENGTH)

    def __str__(self) -> str:
        if self.type is BpduType.TOPOLOGY_CHANGE_NOTIFICATION:
            return f"STP 802.1d, Topology Change, length {self.length}"
        bridge = f"{self.bridge[0]:04x}.{self.bridge[1]}"
        return f"STP 802.1d, Config, bridge-id {bridge}.{self.port:04x}, length {self.length}"
