"""``ifconfig`` (net-tools ifconfig.c): the words are carried out one after the other, each by its ioctl."""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

from pingproof.simulator.carry_out import carries_out
from pingproof.simulator.errors import KernelError, NotModelled, UsageError
from pingproof.simulator.linux.core.dev import dev_set_mac_address, dev_set_mtu
from pingproof.simulator.linux.ipv4 import devinet_ioctl
from pingproof.simulator.result import Result
from pingproof.simulator.saved.links import link as link_of
from pingproof.simulator.state import LinkFlag
from pingproof.simulator.tools.ifconfig.text import SHORT_HEADING, long_text, short_line
from pingproof.simulator.tools.ifconfig.words import Ifconfig, misused
from pingproof.simulator.tools.lib.net_tools import ANY, dotted_quad

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

FLAGS_REQUEST = "SIOCSIFFLAGS"
FLAGS_UNKNOWN = "ERROR while getting interface flags"
FLAGS_FAILED = 255
"""Exit code after a failing ``set_flag``, which returns -1; any other failure gives 1."""
HELP = "ifconfig: `--help' gives usage information.\n"
SWITCHES = {
    "arp": (LinkFlag.NOARP, False),
    "promisc": (LinkFlag.PROMISC, True),
    "allmulti": (LinkFlag.ALLMULTI, True),
    "multicast": (LinkFlag.MULTICAST, True),
}
"""Words that a dash may precede, with their flag, and whether the plain word sets the flag."""
NOT_MODELLED = frozenset({"add", "del", "delete", "metric", "dstaddr", "name", "tunnel", "pointopoint", "media"})
WITHOUT_HANDLER = frozenset({
    "loop", "unspec", "slip", "cslip", "slip6", "cslip6", "adaptive", "tunnel", "ppp", "hdlc", "lapb", "dlci", "frad",
    "sit", "irda",
})  # fmt: skip
"""Kinds of hardware whose address the tool cannot read (net-tools lib/hw.c, ``hwtype.input``)."""
OTHER_HARDWARE = frozenset({"ash", "ax25", "netrom", "rose", "arcnet", "fddi", "hippi", "ec", "x25", "eui64"})
"""Kinds of hardware with addresses of a form of their own, for devices that the model has not."""
VALUES = ("netmask", "broadcast", "mtu", "hw", "txqueuelen")


@carries_out(Ifconfig)
def run(namespace: NetNamespace, command: Ifconfig) -> Result:
    """Carry out ``ifconfig`` in a namespace. Raises NotModelled."""
    if not command.arguments:
        return _show(namespace, command)
    assert command.device is not None
    words = list(command.arguments)
    # The family, which is inet unless said.
    if words[0] == "inet":
        del words[0]
    try:
        return _set(namespace, command.device, words)
    except UsageError as mistake:
        return Result(mistake.exit_code, mistake.stdout, mistake.stderr)


def _natural(name: str) -> list[tuple[int, str | int]]:
    """Sort key of a device's name in ``ifconfig``: numbers by their size (lib/interface.c:nstrcmp())."""
    return [(1, int(part)) if part.isdigit() else (0, part) for part in re.split(r"(\d+)", name) if part]


def _show(namespace: NetNamespace, command: Ifconfig) -> Result:
    if command.device is not None:
        device = namespace.device(command.device.partition(":")[0])
        if device is None:
            return Result(1, "", f"{command.device}: error fetching interface information: Device not found\n")
        if command.short:
            return Result(0, SHORT_HEADING + short_line(link_of(device)))
        return Result(0, _long(device, command.device))
    devices = sorted(namespace.devices.values(), key=lambda device: _natural(device.name))
    shown = [device for device in devices if command.all or device.is_up]
    if command.short:
        return Result(0, SHORT_HEADING + "".join(short_line(link_of(device)) for device in shown))
    return Result(0, "".join(_long(device, name) for device in shown for name in (device.name, *_aliases(device))))


def _aliases(device: Device) -> list[str]:
    return list(dict.fromkeys(ifa.label for ifa in device.addresses if ":" in ifa.label))


def _long(device: Device, name: str) -> str:
    return long_text(link_of(device), name, devinet_ioctl.labelled(device, name))


def _attempt(request: str, change: Callable[..., None], *arguments: object) -> str:
    """Call one ioctl; the result is ``perror``'s line, empty on success."""
    try:
        change(*arguments)
    except KernelError as refusal:
        return f"{request}: {refusal.errno.value}\n"
    return ""


def _flags(namespace: NetNamespace, name: str, flags: LinkFlag, mask: LinkFlag) -> str:
    """Set or clear flags (``set_flag`` and ``clr_flag``)."""
    if namespace.device(name.partition(":")[0]) is None:
        return f"{name}: {FLAGS_UNKNOWN}: No such device\n"
    return _attempt(FLAGS_REQUEST, devinet_ioctl.set_flags, namespace, name, flags, mask)


def _set(namespace: NetNamespace, name: str, words: list[str]) -> Result:
    """Carry out each word in turn; a failing word does not stop the next, an unreadable one does."""
    errors = ""
    exit_code = 0
    while words:
        word = words.pop(0)
        try:
            said = _one(namespace, name, word, words)
        except UsageError as mistake:
            raise UsageError(errors + mistake.stderr, mistake.exit_code) from None
        errors += said
        if said:
            exit_code = FLAGS_FAILED if FLAGS_REQUEST in said or FLAGS_UNKNOWN in said else exit_code or 1
    return Result(exit_code, "", errors)


def _one(namespace: NetNamespace, name: str, word: str, words: list[str]) -> str:
    if word in ("up", "down"):
        return _flags(namespace, name, LinkFlag.UP if word == "up" else LinkFlag.NONE, LinkFlag.UP)
    if word.removeprefix("-") in SWITCHES:
        flag, sets = SWITCHES[word.removeprefix("-")]
        # NOARP is stored the other way round: "arp" clears it.
        on = sets is not word.startswith("-")
        return _flags(namespace, name, flag if on else LinkFlag.NONE, flag)
    if word in VALUES:
        return _value(namespace, name, word, words)
    if word in NOT_MODELLED:
        raise NotModelled(f"ifconfig's {word}", "ADDRESS/LEN, netmask, broadcast, mtu, hw ether, up, down")
    return _address(namespace, name, word)


def _address(namespace: NetNamespace, name: str, word: str) -> str:
    """Set ``ADDRESS[/LEN]``: the address with its class's mask, the device up, then the typed mask."""
    text, slash, length = word.partition("/")
    address = ANY if text == "default" else dotted_quad(text)
    if address is None:
        reason = "Unknown host" if text[:1].isdigit() else "Host name lookup failure"
        raise UsageError(f"{text}: {reason}\n{HELP}", 1)
    errors = _attempt("SIOCSIFADDR", devinet_ioctl.set_address, namespace, name, address)
    # An address brings its device up; 0.0.0.0 on a label only deletes that address.
    if address != ANY or ":" not in name:
        errors += _flags(namespace, name, LinkFlag.UP, LinkFlag.UP)
    # The mask is a second request, so for a moment the class's mask counts.
    if slash and length.isdigit():
        mask = IPv4Address(0xFFFFFFFF << (32 - int(length)) & 0xFFFFFFFF)
        errors += _attempt("SIOCSIFNETMASK", devinet_ioctl.set_netmask, namespace, name, mask)
    return errors


def _value(namespace: NetNamespace, name: str, word: str, words: list[str]) -> str:
    value = words.pop(0) if words else ""
    if word in ("netmask", "broadcast"):
        return _address_value(namespace, name, word, value)
    device = namespace.device(name.partition(":")[0])
    if word == "hw":
        return _hardware_address(device, value, words)
    requests = {"mtu": "SIOCSIFMTU", "txqueuelen": "SIOCSIFTXQLEN"}
    if device is None:
        return f"{requests[word]}: No such device\n"
    # atoi(): what is no number is 0.
    number = int(value) if value.isdigit() else 0
    if word == "txqueuelen":
        device.txqlen = number
        return ""
    return _attempt(requests[word], dev_set_mtu, device, number)


def _hardware_address(device: Device | None, kind: str, words: list[str]) -> str:
    """Set ``hw KIND ADDRESS``; the kind is read before the address, and the address before the device is looked for."""
    if kind in OTHER_HARDWARE:
        raise NotModelled(f"ifconfig's hw {kind}", "hw ether ADDRESS")
    if (kind != "ether" and kind not in WITHOUT_HANDLER) or not words:
        raise misused()
    value = words.pop(0)
    if kind != "ether":
        return f"hw address type `{kind}' has no handler to set address. failed.\n"
    if re.fullmatch(r"([0-9a-fA-F]{1,2}:){5}[0-9a-fA-F]{1,2}", value) is None:
        return f"{value}: invalid ether address.\n"
    if device is None:
        return "SIOCSIFHWADDR: No such device\n"
    value = ":".join(f"{int(octet, 16):02x}" for octet in value.split(":"))
    return _attempt("SIOCSIFHWADDR", dev_set_mac_address, device, value)


def _address_value(namespace: NetNamespace, name: str, word: str, value: str) -> str:
    address: IPv4Address | None = ANY if value == "default" else dotted_quad(value)
    if address is None:
        raise UsageError(f"{value}: Host name lookup failure\n", 1)
    if word == "netmask":
        return _attempt("SIOCSIFNETMASK", devinet_ioctl.set_netmask, namespace, name, address)
    errors = _attempt("SIOCSIFBRDADDR", devinet_ioctl.set_broadcast, namespace, name, address)
    return errors + _flags(namespace, name, LinkFlag.BROADCAST, LinkFlag.NONE)
