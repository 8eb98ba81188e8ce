"""The numbers of netfilter that the kernel and ``iptables`` share (``include/uapi/linux/netfilter*.h``), as enums."""

from __future__ import annotations

from enum import Enum


class Hook(Enum):
    """``enum nf_inet_hooks``: the places on an IPv4 packet's way where netfilter is asked."""

    PREROUTING = "PREROUTING"
    INPUT = "INPUT"
    FORWARD = "FORWARD"
    OUTPUT = "OUTPUT"
    POSTROUTING = "POSTROUTING"


class CtInfo(Enum):
    """``enum ip_conntrack_info`` without the direction."""

    ESTABLISHED = "ESTABLISHED"
    RELATED = "RELATED"
    NEW = "NEW"
    UNTRACKED = "UNTRACKED"
