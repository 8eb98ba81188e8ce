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
from pingproof.simulator.linux.core.register import IFNAMSIZ, register_netdevice
from pingproof.simulator.linux.core.rtnetlink import rtnl_delete_link
from pingproof.simulator.result import Result
from pingproof.simulator.saved.snapshot.links import link
from pingproof.simulator.state import DeviceKind
from pingproof.simulator.tools.brctl.text import BRIDGE_HEADING, bridge_lines, macs_text, stp_text
from pingproof.simulator.tools.brctl.words import Brctl

if TYPE_CHECKING:
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
    """A name that is too long is cut."""
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
    if device.bridge is None:
        raise _refuse(f"can't delete bridge {name}: {Errno.EPERM.value}")
    if device.is_up:
        raise _refuse(f"bridge {name} is still up; can't delete it")
    rtnl_delete_link(device)
    return ""


def _ends(namespace: NetNamespace, bridge: str, port: str) -> tuple[Device, Device]:
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
        try:
            if master.bridge is None:
                raise KernelError(Errno.EOPNOTSUPP)
            br_add_if(master, device)
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
        if master.bridge is None:
            raise _refuse(f"can't delete {port} from {bridge}: {Errno.EOPNOTSUPP.value}")
        if device.master is not master:
            raise _refuse(f"device {port} is not a port of {bridge}")
        br_del_if(master, device)
    return ""


def _on_off(word: str) -> bool:
    if word not in YES + NO:
        raise _refuse("expect on/off for argument")
    return word in YES


def _hairpin(namespace: NetNamespace, bridge: str, port: str, word: str, *_: str) -> str:
    hairpin = _on_off(word)
    device = _ends(namespace, bridge, port)[1]
    if device.port is None:
        raise _refuse(f"can't set {port} to hairpin on bridge {bridge}: {Errno.ENOENT.value}")
    br_setport(device, hairpin=hairpin)
    return ""


def _stp(namespace: NetNamespace, bridge: str, word: str, *_: str) -> str:
    return _change(namespace, bridge, "set stp status failed", partial(br_changelink, stp_state=_on_off(word)))


def _change(namespace: NetNamespace, bridge: str, what: str, change: Callable[[Device], None]) -> str:
    """One setting by sysfs; a bridge that is not there has no file to write."""
    device = namespace.device(bridge)
    if device is None or device.bridge is None:
        raise _refuse(f"{what}: {Errno.ENODEV.value}")
    try:
        change(device)
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
    if device is None or device.port is None:
        raise _refuse(f"{what}: {Errno.ENOENT.value}")
    try:
        br_setport(device, **settings)
    except KernelError as error:
        raise _refuse(f"{what}: {error.errno.value}") from None
    return ""


def _setpathcost(namespace: NetNamespace, _bridge: str, port: str, word: str, *_: str) -> str:
    return _set_port(namespace, port, "set path cost failed", cost=_number(word, "path cost value"))


def _setportprio(namespace: NetNamespace, _bridge: str, port: str, word: str, *_: str) -> str:
    return _set_port(namespace, port, "set port priority failed", priority=_number(word, "path priority value"))


def _bridges(namespace: NetNamespace) -> list[Device]:
    """By name, as the tool sorts what it finds in /sys/class/net."""
    found = [device for device in namespace.devices.values() if device.bridge is not None]
    return sorted(found, key=lambda device: device.name)


def _port_names(bridge: Device) -> list[str]:
    assert bridge.bridge is not None
    return sorted(port.name for port in bridge.bridge.ports)


def _show(namespace: NetNamespace, *names: str) -> str:
    if not names:
        bridges = _bridges(namespace)
        text = "".join(bridge_lines(link(bridge), _port_names(bridge)) for bridge in bridges)
        return BRIDGE_HEADING + text if bridges else ""
    text = ""
    for name in names:
        device = namespace.device(name)
        if device is None:
            raise _refuse(f"bridge {name} does not exist!", text)
        if device.bridge is None:
            raise _refuse(f"device {name} is not a bridge!", text)
        text += ("" if text else BRIDGE_HEADING) + bridge_lines(link(device), _port_names(device))
    return text


def _showmacs(namespace: NetNamespace, name: str, *_: str) -> str:
    bridge = namespace.device(name)
    if bridge is None or bridge.bridge is None:
        reason = Errno.ENODEV if bridge is None else Errno.EOPNOTSUPP
        raise _refuse(f"read of forward table failed: {reason.value}")
    now = namespace.network.clock.now
    rows = [
        (entry.port.port.number, entry.mac, entry.local, 0 if entry.static else now - entry.updated)
        for entry in bridge.bridge.fdb.values()
        if entry.port is not None and entry.port.port is not None
    ]
    return macs_text(sorted(rows, key=lambda row: row[1]))


def _showstp(namespace: NetNamespace, *names: str) -> str:
    text = ""
    for name in names:
        bridge = namespace.device(name)
        if bridge is None:
            raise _refuse(f"bridge {name} does not exist!", text)
        if bridge.bridge is None:
            raise _refuse(f"device {name} is not a bridge!", text)
        ports = {port.name: port for port in bridge.bridge.ports}
        text += stp_text(link(bridge), [link(ports[port]) for port in _port_names(bridge)])
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
