"""``brctl``: bridges by their older tool (bridge-utils 1.7, brctl/brctl_cmd.c)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pingproof.simulator.carry_out import carries_out
from pingproof.simulator.errors import Errno, KernelError, UsageError
from pingproof.simulator.linux.bridge.br_if import br_add_if, br_del_if
from pingproof.simulator.linux.bridge.br_netlink import br_changelink, br_setport
from pingproof.simulator.linux.bridge.br_private import br_get, br_port_get
from pingproof.simulator.linux.core.register import IFNAMSIZ, register_netdevice
from pingproof.simulator.linux.core.rtnetlink import rtnl_delete_link
from pingproof.simulator.result import Result
from pingproof.simulator.saved.links import link
from pingproof.simulator.state import DeviceKind
from pingproof.simulator.tools.brctl.text import BRIDGE_HEADING, bridge_lines, macs_text, stp_text
from pingproof.simulator.tools.brctl.words import Brctl

if TYPE_CHECKING:
    from pingproof.simulator.linux.bridge.br_private import NetBridge
    from pingproof.simulator.linux.core.net_device import Device
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

YES = ("on", "yes", "1")
NO = ("off", "no", "0")
PRIORITY_MASK = 0xFFFF


@carries_out(Brctl)
def run(namespace: NetNamespace, command: Brctl) -> Result:
    """Carry out a ``brctl`` command in a namespace."""
    try:
        return Result(0, _VERBS[command.verb](namespace, *command.arguments))
    except UsageError as refusal:
        return Result(refusal.exit_code, refusal.stdout, refusal.stderr)


def _refuse(text: str, stdout: str = "") -> UsageError:
    return UsageError(f"{text}\n", 1, stdout)


def _addbr(namespace: NetNamespace, name: str, *_: str) -> str:
    """``addbr``: a new bridge; a name that is too long is cut."""
    try:
        register_netdevice(namespace, name[: IFNAMSIZ - 1], DeviceKind.BRIDGE)
    except KernelError as error:
        if error.errno is Errno.EEXIST:
            raise _refuse(f"device {name} already exists; can't create bridge with the same name") from None
        raise _refuse(f"add bridge failed: {error.errno.value}") from None
    return ""


def _delbr(namespace: NetNamespace, name: str, *_: str) -> str:
    device = namespace.device(name)
    if device is None:
        raise _refuse(f"bridge {name} doesn't exist; can't delete it")
    if br_get(device) is None:
        raise _refuse(f"can't delete bridge {name}: {Errno.EPERM.value}")
    if device.is_up:
        raise _refuse(f"bridge {name} is still up; can't delete it")
    rtnl_delete_link(device)
    return ""


def _ends(namespace: NetNamespace, bridge: str, port: str) -> tuple[Device, Device]:
    """The devices of those names, of whatever kind they are."""
    device = namespace.device(port)
    if device is None:
        raise _refuse(f"interface {port} does not exist!")
    master = namespace.device(bridge)
    if master is None:
        raise _refuse(f"bridge {bridge} does not exist!")
    return master, device


def _addif(namespace: NetNamespace, bridge: str, *ports: str) -> str:
    for port in ports:
        master, device = _ends(namespace, bridge, port)
        joined = br_get(master)
        try:
            if joined is None:
                raise KernelError(Errno.EOPNOTSUPP)
            br_add_if(joined, device)
        except KernelError as error:
            raise _refuse(_addif_refusal(error, bridge, port)) from None
    return ""


def _addif_refusal(error: KernelError, bridge: str, port: str) -> str:
    match error.errno:
        case Errno.EBUSY:
            return f"device {port} is already a member of a bridge; can't add it to bridge {bridge}."
        case Errno.ELOOP:
            return f"device {port} is a bridge device itself; can't add a bridge device to a bridge device."
    return f"can't add {port} to bridge {bridge}: {error.errno.value}"


def _delif(namespace: NetNamespace, bridge: str, *ports: str) -> str:
    for port in ports:
        master, device = _ends(namespace, bridge, port)
        left = br_get(master)
        if left is None:
            raise _refuse(f"can't delete {port} from {bridge}: {Errno.EOPNOTSUPP.value}")
        if device.master is not master:
            raise _refuse(f"device {port} is not a port of {bridge}")
        br_del_if(left, device)
    return ""


def _on_off(word: str) -> bool:
    if word not in YES + NO:
        raise _refuse("expect on/off for argument")
    return word in YES


def _hairpin(namespace: NetNamespace, bridge: str, port: str, word: str, *_: str) -> str:
    hairpin = _on_off(word)
    found = br_port_get(_ends(namespace, bridge, port)[1])
    if found is None:
        raise _refuse(f"can't set {port} to hairpin on bridge {bridge}: {Errno.ENOENT.value}")
    br_setport(found, hairpin=hairpin)
    return ""


def _stp(namespace: NetNamespace, bridge: str, word: str, *_: str) -> str:
    return _change(namespace, bridge, "set stp status failed", partial(br_changelink, stp_state=_on_off(word)))


def _change(namespace: NetNamespace, bridge: str, what: str, change: Callable[[NetBridge], None]) -> str:
    """One setting by sysfs. Raises UsageError for a bridge that is not there: there is no file to write."""
    found = _bridge(namespace, bridge)
    if found is None:
        raise _refuse(f"{what}: {Errno.ENODEV.value}")
    try:
        change(found)
    except KernelError as error:
        raise _refuse(f"{what}: {error.errno.value}") from None
    return ""


def _seconds(word: str, what: str) -> float:
    number = re.match(r"[-+]?(\d+\.?\d*|\.\d+)", word)
    if number is None:
        raise _refuse(f"bad {what} value")
    return float(number[0])


def _number(word: str, what: str) -> int:
    try:
        return int(word, 0)
    except ValueError:
        raise _refuse(f"bad {what}") from None


def _setageing(namespace: NetNamespace, bridge: str, word: str, *_: str) -> str:
    change = partial(br_changelink, ageing_time=_seconds(word, "ageing time"))
    return _change(namespace, bridge, "set ageing time failed", change)


def _setfd(namespace: NetNamespace, bridge: str, word: str, *_: str) -> str:
    change = partial(br_changelink, forward_delay=_seconds(word, "forward delay"))
    return _change(namespace, bridge, "set forward delay failed", change)


def _sethello(namespace: NetNamespace, bridge: str, word: str, *_: str) -> str:
    change = partial(br_changelink, hello_time=_seconds(word, "hello timer"))
    return _change(namespace, bridge, "set hello timer failed", change)


def _setmaxage(namespace: NetNamespace, bridge: str, word: str, *_: str) -> str:
    change = partial(br_changelink, max_age=_seconds(word, "max age"))
    return _change(namespace, bridge, "set max age failed", change)


def _setbridgeprio(namespace: NetNamespace, bridge: str, word: str, *_: str) -> str:
    priority = _number(word, "priority") & PRIORITY_MASK
    return _change(namespace, bridge, "set bridge priority failed", partial(br_changelink, priority=priority))


def _set_port(namespace: NetNamespace, port: str, what: str, **settings: int) -> str:
    device = namespace.device(port)
    found = br_port_get(device) if device is not None else None
    if found is None:
        raise _refuse(f"{what}: {Errno.ENOENT.value}")
    try:
        br_setport(found, **settings)
    except KernelError as error:
        raise _refuse(f"{what}: {error.errno.value}") from None
    return ""


def _setpathcost(namespace: NetNamespace, _bridge: str, port: str, word: str, *_: str) -> str:
    return _set_port(namespace, port, "set path cost failed", cost=_number(word, "path cost value"))


def _setportprio(namespace: NetNamespace, _bridge: str, port: str, word: str, *_: str) -> str:
    return _set_port(namespace, port, "set port priority failed", priority=_number(word, "path priority value"))


def _bridge(namespace: NetNamespace, name: str) -> NetBridge | None:
    """The bridge of that name; None where there is no such device, or another kind."""
    device = namespace.device(name)
    return br_get(device) if device is not None else None


def _shown_bridge(namespace: NetNamespace, name: str, so_far: str) -> NetBridge:
    """The bridge that a listing is asked for. Raises UsageError, behind what is listed ``so_far``."""
    device = namespace.device(name)
    if device is None:
        raise _refuse(f"bridge {name} does not exist!", so_far)
    bridge = br_get(device)
    if bridge is None:
        raise _refuse(f"device {name} is not a bridge!", so_far)
    return bridge


def _bridges(namespace: NetNamespace) -> list[NetBridge]:
    """The bridges by name, as the tool sorts what it finds in /sys/class/net."""
    found = [bridge for device in namespace.devices.values() if (bridge := br_get(device)) is not None]
    return sorted(found, key=lambda bridge: bridge.dev.name)


def _ports(bridge: NetBridge) -> list[Device]:
    return sorted((port.dev for port in bridge.ports), key=lambda device: device.name)


def _bridge_lines(bridge: NetBridge) -> str:
    return bridge_lines(link(bridge.dev), [device.name for device in _ports(bridge)])


def _show(namespace: NetNamespace, *names: str) -> str:
    if not names:
        bridges = _bridges(namespace)
        return BRIDGE_HEADING + "".join(map(_bridge_lines, bridges)) if bridges else ""
    text = ""
    for name in names:
        bridge = _shown_bridge(namespace, name, text)
        text += ("" if text else BRIDGE_HEADING) + _bridge_lines(bridge)
    return text


def _showmacs(namespace: NetNamespace, name: str, *_: str) -> str:
    bridge = _bridge(namespace, name)
    if bridge is None:
        reason = Errno.ENODEV if namespace.device(name) is None else Errno.EOPNOTSUPP
        raise _refuse(f"read of forward table failed: {reason.value}")
    now = namespace.network.clock.now
    rows = [
        (entry.port.options.number, entry.mac, entry.local, 0 if entry.static else now - entry.updated)
        for entry in bridge.fdb.values()
        if entry.port is not None
    ]
    return macs_text(sorted(rows, key=lambda row: row[1]))


def _showstp(namespace: NetNamespace, *names: str) -> str:
    text = ""
    for name in names:
        bridge = _shown_bridge(namespace, name, text)
        text += stp_text(link(bridge.dev), [link(device) for device in _ports(bridge)])
    return text


_VERBS: dict[str, Callable[..., str]] = {
    "addbr": _addbr,
    "delbr": _delbr,
    "addif": _addif,
    "delif": _delif,
    "hairpin": _hairpin,
    "stp": _stp,
    "setageing": _setageing,
    "setfd": _setfd,
    "sethello": _sethello,
    "setmaxage": _setmaxage,
    "setbridgeprio": _setbridgeprio,
    "setpathcost": _setpathcost,
    "setportprio": _setportprio,
    "show": _show,
    "showmacs": _showmacs,
    "showstp": _showstp,
}
