"""The vocabulary: every typed command, whichever network carries it out."""

from __future__ import annotations

from simulator.language.bridge import Brctl, Bridge
from simulator.language.conntrack import Conntrack
from simulator.language.ip import Ip
from simulator.language.iptables import Iptables, IptablesSave, IptablesVersion
from simulator.language.net_tools import ArpChange, ArpShow, Ifconfig, RouteChangeLegacy, RouteShowLegacy
from simulator.language.nsenter import Nsenter
from simulator.language.ping import Ping
from simulator.language.shell_builtins import Echo, Sleep, Status, Timeout, Unknown
from simulator.language.sysctl import ProcRead, ProcWrite, Sysctl
from simulator.language.traceroute import Traceroute

Command = (
    Ip
    | Bridge
    | Brctl
    | Sysctl
    | ProcWrite
    | ProcRead
    | Iptables
    | IptablesSave
    | IptablesVersion
    | Ping
    | Traceroute
    | RouteShowLegacy
    | RouteChangeLegacy
    | ArpShow
    | ArpChange
    | Ifconfig
    | Conntrack
    | Nsenter
    | Timeout
    | Sleep
    | Echo
    | Status
    | Unknown
)
