"""Devices in the words of ``ifconfig`` (net-tools lib/interface.c:ife_print_long(), ife_print_short())."""

from __future__ import annotations

from ipaddress import IPv4Network

from pingproof.simulator.state import Address, DeviceKind, Link, LinkFlag, Operstate

SHORT_HEADING = "Iface      MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\n"
RUNNING = "RUNNING"
FLAGS: tuple[tuple[str, int, str], ...] = (
    ("UP", 0x1, "U"),
    ("BROADCAST", 0x2, "B"),
    ("LOOPBACK", 0x8, "L"),
    ("POINTOPOINT", 0x10, "P"),
    (RUNNING, 0x40, "R"),
    ("NOARP", 0x80, "O"),
    ("PROMISC", 0x100, "P"),
    ("ALLMULTI", 0x200, "A"),
    ("MULTICAST", 0x1000, "M"),
    ("DYNAMIC", 0x8000, "d"),
)
"""The flags in the order in which ``ifconfig`` names them, with their bit (linux/if.h) and the letter of ``-s``."""
_LETTER_ORDER = "ABLMdPORU"
_UNITS = (("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10))


def _flag_names(link: Link) -> list[str]:
    names = {flag.name for flag in LinkFlag if flag in link.flags}
    if LinkFlag.UP in link.flags and link.operstate in (Operstate.UP, Operstate.UNKNOWN):
        names.add(RUNNING)
    return [name for name, _, _ in FLAGS if name in names]


def _human(count: int) -> str:
    """A number of bytes with one decimal, cut off, not rounded."""
    for unit, size in _UNITS:
        if count > size:
            tenths = count * 10 // size
            return f"{tenths // 10}.{tenths % 10} {unit}"
    return f"{count}.0 B"


def long_text(link: Link, name: str, ifa: Address | None) -> str:
    """The paragraph of a device or of an alias (``name`` with a colon), which has no counters, and an empty line."""
    flags = _flag_names(link)
    number = sum(bit for flag, bit, _ in FLAGS if flag in flags)
    text = f"{name}: flags={number}<{','.join(flags)}>  mtu {link.mtu}\n"
    if ifa is not None:
        mask = IPv4Network((0, ifa.prefix_length)).netmask
        text += f"        inet {ifa.local}  netmask {mask}"
        if LinkFlag.BROADCAST in link.flags:
            text += f"  broadcast {ifa.broadcast or '0.0.0.0'}"
        text += "\n"
    if link.kind is DeviceKind.LOOPBACK:
        text += f"        loop  txqueuelen {link.txqlen}  (Local Loopback)\n"
    else:
        text += f"        ether {link.address}  txqueuelen {link.txqlen}  (Ethernet)\n"
    return text + ("" if ":" in name else _counters(link)) + "\n"


def _counters(link: Link) -> str:
    count = link.statistics
    return (
        f"        RX packets {count.rx_packets}  bytes {count.rx_bytes} ({_human(count.rx_bytes)})\n"
        f"        RX errors {count.rx_errors}  dropped {count.rx_dropped}  overruns 0  frame 0\n"
        f"        TX packets {count.tx_packets}  bytes {count.tx_bytes} ({_human(count.tx_bytes)})\n"
        f"        TX errors {count.tx_errors}  dropped {count.tx_dropped} overruns 0"
        f"  carrier {count.tx_carrier}  collisions {count.collisions}\n"
    )


def short_line(link: Link) -> str:
    """A row of ``ifconfig -s``."""
    count = link.statistics
    letters = {letter for name, _, letter in FLAGS if name in _flag_names(link)}
    shown = "".join(letter for letter in _LETTER_ORDER if letter in letters)
    return (
        f"{link.name:<15} {link.mtu:>5} {count.rx_packets:>8} {count.rx_errors:>6} {count.rx_dropped:>6} {0:<6}"
        f" {count.tx_packets:>8} {count.tx_errors:>6} {count.tx_dropped:>6} {0:>6} {shown}\n"
    )
