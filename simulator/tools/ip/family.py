"""``ip -6`` and ``ip -0`` before a command that changes or asks something: refused where the family has no model."""

from __future__ import annotations

from pingproof.simulator.errors import NotModelled

NO_SUCH_FAMILY = "RTNETLINK answers: Address family not supported by protocol\nDump terminated\n"
"""What ``ip -0 rule`` prints where the kernel is asked for a list of rules."""
_OPTIONS = {"inet6": "-6", "link": "-0"}


def require_inet(family: str | None, command: str) -> None:
    """Refuse a command of another family than IPv4, which it would otherwise be carried out on.

    ``command`` is the object with its verb, as ``route add``. Called when the whole line is read: a mistake in the
    line is told first, as by ``ip`` itself.

    Raises NotModelled.
    """
    if family in _OPTIONS:
        raise NotModelled(f"ip {_OPTIONS[family]} {command}", f"ip -4 {command}")
