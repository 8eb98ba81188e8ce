"""``net/netfilter/core.c`` and ``nf_tables``: the five hooks and the tables of ``iptables`` that hang on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.stack.net_device import Device
    from simulator.stack.sk_buff import SkBuff


class Hook(Enum):
    """The places where the kernel asks netfilter about an IPv4 packet."""

    PREROUTING = "PREROUTING"
    INPUT = "INPUT"
    FORWARD = "FORWARD"
    OUTPUT = "OUTPUT"
    POSTROUTING = "POSTROUTING"


@dataclass(slots=True)
class Netfilter:
    """A namespace's iptables tables."""

    active: bool = False


def nf_hook(hook: Hook, skb: SkBuff, input_device: Device | None, output_device: Device | None) -> bool:
    """Whether the packet may go on; when not, it was dropped or stolen and the journal says by which rule."""
    return True
