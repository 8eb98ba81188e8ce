"""The extensions of ``iptables``: a file a match below ``match/``, a file a target below ``target/`` (lower case).

To add a match (a target likewise), write ``match/NAME.py`` with ``EXTENSION = MatchExtension(NAME, …)``, and no more:

1. ``Syntax`` has its options as iptables/extensions/libxt_NAME.c has them, each with its canonical form.
2. ``compile`` makes frozen predicates of them; each reads the ``Packet`` (libxtables/packet.py), never the stack.
3. ``hooks``, ``tables``, ``accepts``, ``stands_at``, ``uses_conntrack`` are what net/netfilter/xt_NAME.c demands.
4. ``listing`` prints it for ``iptables -L``, in that file's words.
5. ``examples`` are rules as ``iptables -S`` lists them: tests parse, list, make and meet each.

A file is found by its name, and imported when a rule names it. One without ``compile`` is an extension that Linux has
and the model does not know: its rules are listed, and do nothing.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from pingproof.simulator.tools.iptables.libxtables.extension import MatchExtension, TargetExtension
from pingproof.simulator.tools.iptables.libxtables.verdict import VERDICTS

UNMODELLED_MATCHES = frozenset({
    "ah", "bpf", "cgroup", "cluster", "connbytes", "connlabel", "connlimit", "cpu", "dccp", "devgroup", "ecn", "esp",
    "hashlimit", "helper", "ipcomp", "ipvs", "nfacct", "osf", "policy", "quota", "rateest", "realm", "recent",
    "rpfilter", "sctp", "set", "socket", "string", "tcpmss", "time", "u32",
})  # fmt: skip
"""The modules that iptables 1.8.9 brings along; one that has got its file in ``match/`` is read from there."""
UNMODELLED_TARGETS = frozenset({
    "AUDIT", "CLUSTERIP", "CONNSECMARK", "HMARK", "IDLETIMER", "LED", "NFQUEUE", "RATEEST", "SECMARK", "SET",
    "SYNPROXY", "TCPOPTSTRIP", "TEE", "ULOG",
})  # fmt: skip
"""The same of targets."""
IP6TABLES_TARGETS = frozenset({"DNPT", "SNPT", "HL"})
"""Targets of ``ip6tables``: reserved as names, without options here."""


@cache
def find_match(name: str) -> MatchExtension | None:
    """The ``-m`` module of that name; None where Linux has none."""
    found = _extension("match", name)
    if isinstance(found, MatchExtension) and found.name == name:
        return found
    return MatchExtension(name) if name in UNMODELLED_MATCHES else None


@cache
def find_target(name: str) -> TargetExtension | None:
    """The ``-j`` target of that name, if it is neither a verdict nor a chain; None where ``iptables`` has none."""
    found = _extension("target", name)
    if isinstance(found, TargetExtension) and found.name == name:
        return found
    return TargetExtension(name) if name in UNMODELLED_TARGETS else None


def is_target(name: str) -> bool:
    """Whether no chain may have the name."""
    return name in VERDICTS or name in IP6TABLES_TARGETS or find_target(name) is not None


def _extension(folder: str, name: str) -> object:
    """The record in the file of a name, which may differ in case: names are told apart by case, files are not."""
    if not name.isidentifier() or name.startswith("_"):
        return None
    module = f"{__name__}.{folder}.{name.lower()}"
    try:
        found: object = import_module(module).EXTENSION
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        return None
    return found
