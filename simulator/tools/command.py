"""The vocabulary: every typed command, whichever network carries it out."""

from __future__ import annotations

from pingproof.simulator.tools.brctl.words import Brctl
from pingproof.simulator.tools.bridge.words import Bridge
from pingproof.simulator.tools.builtins.words import Echo, Sleep, Status, Timeout, Unknown
from pingproof.simulator.tools.conntrack.words import Conntrack
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.iptables.words import Iptables, IptablesSave, IptablesVersion
from pingproof.simulator.tools.net_tools.words import ArpChange, ArpShow, Ifconfig, RouteChangeLegacy, RouteShowLegacy
from pingproof.simulator.tools.nsenter.words import Nsenter
from pingproof.simulator.tools.ping.words import Ping
from pingproof.simulator.tools.sysctl.words import ProcRead, ProcWrite, Sysctl
from pingproof.simulator.tools.traceroute.words import Traceroute

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
