"""Names and numbers as ``getaddrinfo`` reads them where no name server answers.

/etc/hosts has one name. Every other one is looked up at a name server out of reach (``userland/lib/name_query.py``).
"""

from __future__ import annotations

from ipaddress import IPv4Address

HOSTS: dict[str, IPv4Address] = {"localhost": IPv4Address("127.0.0.1")}
"""/etc/hosts."""
TRY_AGAIN = "Temporary failure in name resolution"
"""``gai_strerror(EAI_AGAIN)``."""


def inet_aton(text: str) -> IPv4Address | None:
    """The address that ``inet_aton(3)`` reads: one to four numbers, the last of which fills the remaining bytes.

    >>> inet_aton("10.1"), inet_aton("0x7f.1"), inet_aton("300.1.1.1")
    (IPv4Address('10.0.0.1'), IPv4Address('127.0.0.1'), None)
    """
    parts = text.split(".")
    if not 1 <= len(parts) <= 4:
        return None
    numbers = [_number(part) for part in parts]
    value = 0
    for number in numbers[:-1]:
        if number is None or number > 255:
            return None
        value = value << 8 | number
    last, room = numbers[-1], 8 * (5 - len(parts))
    if last is None or last >= 1 << room:
        return None
    return IPv4Address(value << room | last)


def _number(text: str) -> int | None:
    """A number as C writes it: 0x and a leading 0 choose the base (``strtoul(…, 0)``)."""
    if not text or not text[0].isascii() or not text[0].isdigit():
        return None
    base = 16 if text[:2] in ("0x", "0X") else 8 if text[0] == "0" and len(text) > 1 else 10
    digits = text[2:] if base == 16 else text
    if not digits.isascii() or not digits.isalnum():
        return None
    try:
        return int(digits, base)
    except ValueError:
        return None


def look_up(name: str) -> IPv4Address | None:
    """The address of a number or of a name in /etc/hosts."""
    return inet_aton(name) or HOSTS.get(name.lower())


def name_of(address: IPv4Address) -> str | None:
    """The name of an address (``getnameinfo``); None where only its number is known."""
    return next((name for name, known in HOSTS.items() if known == address), None)
