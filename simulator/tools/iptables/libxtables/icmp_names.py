"""The names of ICMP types and codes that ``iptables`` reads and prints (extensions/libxt_icmp.h)."""

from __future__ import annotations

from pingproof.simulator.tools.iptables.libxtables.values import problem
from pingproof.simulator.tools.lib.arguments import strtoui

ANY_TYPE = 255
"""What ``any`` is to the kernel."""
ICMP_NAMES: dict[str, tuple[int, int | None]] = {
    "any": (255, None),
    "echo-reply": (0, None),
    "pong": (0, None),
    "destination-unreachable": (3, None),
    "network-unreachable": (3, 0),
    "host-unreachable": (3, 1),
    "protocol-unreachable": (3, 2),
    "port-unreachable": (3, 3),
    "fragmentation-needed": (3, 4),
    "source-route-failed": (3, 5),
    "network-unknown": (3, 6),
    "host-unknown": (3, 7),
    "network-prohibited": (3, 9),
    "host-prohibited": (3, 10),
    "TOS-network-unreachable": (3, 11),
    "TOS-host-unreachable": (3, 12),
    "communication-prohibited": (3, 13),
    "host-precedence-violation": (3, 14),
    "precedence-cutoff": (3, 15),
    "source-quench": (4, None),
    "redirect": (5, None),
    "network-redirect": (5, 0),
    "host-redirect": (5, 1),
    "TOS-network-redirect": (5, 2),
    "TOS-host-redirect": (5, 3),
    "echo-request": (8, None),
    "ping": (8, None),
    "router-advertisement": (9, None),
    "router-solicitation": (10, None),
    "time-exceeded": (11, None),
    "ttl-exceeded": (11, None),
    "ttl-zero-during-transit": (11, 0),
    "ttl-zero-during-reassembly": (11, 1),
    "parameter-problem": (12, None),
    "ip-header-bad": (12, 0),
    "required-option-missing": (12, 1),
    "timestamp-request": (13, None),
    "timestamp-reply": (14, None),
    "address-mask-request": (17, None),
    "address-mask-reply": (18, None),
}
"""Name to type and code (None: every code); of two names for the same, the first is printed."""


def icmp_name(kind: int, code: int | None) -> str | None:
    """The name of a type, or of one of its codes; None when it has none.

    >>> icmp_name(8, None), icmp_name(3, 4)
    ('echo-request', 'fragmentation-needed')
    """
    return next((name for name, meant in ICMP_NAMES.items() if meant == (kind, code)), None)


def icmp_type(word: str) -> str:
    """``--icmp-type``: a name, shortened or not, or ``TYPE[/CODE]``, as ``TYPE[/CODE]`` or ``any``.

    Raises UsageError.
    """
    # Any case, any unambiguous beginning; two names of one type are ambiguous all the same.
    named = [name for name in ICMP_NAMES if name.lower().startswith(word.lower())]
    if len(named) > 1:
        raise problem(f"Ambiguous ICMP type `{word}': `{named[0]}' or `{named[1]}'?")
    if named:
        kind, code = ICMP_NAMES[named[0]]
    else:
        kind, code = _numbers(word)
    if kind == ANY_TYPE:
        return "any"
    return str(kind) if code is None else f"{kind}/{code}"


def _numbers(word: str) -> tuple[int, int | None]:
    kind_text, slash, code_text = word.partition("/")
    kind = strtoui(kind_text, 0, 255)
    if kind is None:
        raise problem(f"Unknown ICMP type `{word}'")
    code = strtoui(code_text, 0, 255) if slash else None
    if slash and code is None:
        raise problem(f"Unknown ICMP code `{word}'")
    return kind, code
