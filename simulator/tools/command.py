"""The vocabulary: every typed command, whichever network carries it out."""

from __future__ import annotations

from pingproof.simulator.tools.arp.words import ArpChange, ArpShow
from pingproof.simulator.tools.brctl.words import Brctl
from pingproof.simulator.tools.bridge.words import Bridge
from pingproof.simulator.tools.cat.words import ProcRead
from pingproof.simulator.tools.conntrack.words import Conntrack
from pingproof.simulator.tools.echo.words import Echo, ProcWrite
from pingproof.simulator.tools.ifconfig.words import Ifconfig
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.iptables.words import Iptables, IptablesSave, IptablesVersion
from pingproof.simulator.tools.nsenter.words import Nsenter
from pingproof.simulator.tools.ping.words import Ping
from pingproof.simulator.tools.route.words import RouteChangeLegacy, RouteShowLegacy
from pingproof.simulator.tools.sleep.words import Sleep
from pingproof.simulator.tools.sysctl.words import Sysctl
from pingproof.simulator.tools.timeout.words import Timeout
from pingproof.simulator.tools.traceroute.words import Traceroute
from pingproof.simulator.tools.vocabulary.status import Status
from pingproof.simulator.tools.vocabulary.unknown import Unknown

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
