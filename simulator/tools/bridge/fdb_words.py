"""``bridge fdb`` (bridge(8), iproute2 6.1)."""

from __future__ import annotations

import re
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.tools.lib.arguments import (
    WRONG,
    Arguments,
    atoi,
    duplicate,
    garbage,
    keywords,
    matches,
    unknown_command,
    unsigned,
    wrong,
)
from pingproof.simulator.tools.lib.prefix import get_address
from pingproof.simulator.tools.lib.usage import usage
from pingproof.simulator.value import value

STATES = {"permanent": 0x80, "static": 0x40, "temp": 0x40, "dynamic": 0x02, "reachable": 0x02, "stale": 0x04}
"""``NUD_…`` by the words of ``state``, each of which may be cut short: the first that begins so is meant."""
ALL_STATES = 0xFFFF_FFFF


@value
class BridgeFdbShow:
    """``bridge fdb [show] [br BRIDGE] [brport PORT] [dev NAME] [dynamic] [state STATE]``.

    ``states`` is the sum of what each ``state`` said, in the kernel's numbers (``STATES``), 0 for every one;
    ``dynamic`` leaves out what is permanent. Of ``brport`` and ``dev`` the last one counts.
    """

    bridge: str | None = None
    port: str | None = None
    device: str | None = None
    states: int = 0
    dynamic: bool = False
    vlan: int | None = None


@value
class BridgeFdbChange:
    """``bridge fdb add|append|replace|del MAC dev NAME [master|self] [local|permanent|static|dynamic] …``."""

    verb: str
    mac: str
    device: str
    master: bool = False
    own: bool = False  # "self"
    state: str | None = None  # "permanent" ("local"), "static", "dynamic"
    sticky: bool = False
    vlan: int | None = None
    remote: str | None = None  # vxlan: "dst ADDRESS"
    use: bool = False
    extern_learn: bool = False


@value
class BridgeFdbFlush:
    """``bridge fdb flush dev NAME``."""

    device: str
    arguments: tuple[str, ...] = ()


@value
class BridgeFdbGet:
    """``bridge fdb get MAC {dev PORT | br BRIDGE}``."""

    mac: str
    device: str | None = None
    bridge: str | None = None
    master: bool = False
    own: bool = False  # "self"
    vlan: int | None = None


FdbAction = BridgeFdbShow | BridgeFdbChange | BridgeFdbFlush | BridgeFdbGet


def parse(arguments: Arguments) -> BridgeFdbShow | BridgeFdbChange | BridgeFdbFlush | BridgeFdbGet:
    """The action behind ``bridge fdb`` (bridge/fdb.c:do_fdb()).

    Raises UsageError, NotModelled.
    """
    if not arguments.more:
        return BridgeFdbShow()
    verb = arguments.take()
    for name, keyword in (("add", "add"), ("append", "append"), ("replace", "replace"), ("del", "delete")):
        if matches(verb, keyword):
            return _parse_change(name, arguments)
    if matches(verb, "get"):
        return _parse_get(arguments)
    if matches(verb, "show", "lst", "list"):
        return _parse_show(arguments)
    # Compared whole in do_fdb(), so that nobody empties a table by a short word.
    if verb == "flush":
        return _parse_flush(arguments)
    if matches(verb, "help"):
        raise UsageError(usage(__file__, "fdb_usage.txt"), WRONG)
    raise unknown_command(verb, "bridge fdb")


def _parse_show(arguments: Arguments) -> BridgeFdbShow:
    said: dict[str, Any] = {}
    while arguments.more:
        word = arguments.take()
        if word in ("brport", "dev"):
            # fdb_show() keeps one filter_index: the last of the two words counts.
            said.pop("port", None)
            said.pop("device", None)
            said["port" if word == "brport" else "device"] = arguments.value()
        elif word == "br":
            said["bridge"] = arguments.value()
        elif word == "vlan":
            text = arguments.value()
            # filter_vlan 0 means none was said: "vlan 0" may be repeated.
            if said.get("vlan"):
                raise duplicate("vlan", text)
            said["vlan"] = atoi(text)
        elif word == "state":
            # Each "state" widens the selection: filter_state is a sum of NUD_… bits.
            said["states"] = said.get("states", 0) | _states(arguments.value())
        elif word == "dynamic":
            said["dynamic"] = True
        # Any other word is skipped (fdb_show() has no last else).
        elif matches(word, "help"):
            raise UsageError(usage(__file__, "fdb_usage.txt"), WRONG)
    return BridgeFdbShow(**said)


def _mac(word: str) -> str:
    """MAC address of a word (``sscanf("%hhx:%hhx:…")``): what follows six octets is not read."""
    match = re.match(r"\s*" + ":".join([r"(?:0[xX])?([0-9a-fA-F]+)"] * 6), word)
    if match is None:
        raise UsageError(f"Invalid mac address {word}\n", WRONG)
    return ":".join(f"{int(octet, 16) & 0xFF:02x}" for octet in match.groups())


def _parse_change(verb: str, arguments: Arguments) -> BridgeFdbChange:
    """bridge/fdb.c:fdb_modify()."""
    said: dict[str, Any] = {}
    mac: str | None = None
    while arguments.more:
        word = arguments.take()
        if word == "dev":
            said["device"] = arguments.value()
        elif word == "dst":
            text = arguments.value()
            # A VXLAN's remote end; fdb_modify() reads one, the kernel keeps several by "append".
            if "remote" in said:
                raise garbage("dst", text)
            said["remote"] = str(get_address(text))
        # The rest of a VXLAN's words, of which the model has none.
        elif word in ("nhid", "port", "vni", "src_vni", "via") or matches(word, "router"):
            raise NotModelled(f"bridge fdb {verb} {word}", "dev, master, self, static, dynamic, vlan, dst")
        # Neither word: ip sends NTF_SELF, the device's own list, and a port's entry needs "master".
        elif word == "self":
            said["own"] = True
        elif matches(word, "master"):
            said["master"] = True
        elif matches(word, "local", "permanent"):
            # NUD_PERMANENT wins over the other states, wherever it stands (br_fdb.c:fdb_add_entry()).
            said["state"] = "permanent"
        elif matches(word, "temp", "static"):
            # Behind "dynamic" too, which took NUD_NOARP away for good (iproute2/bridge/fdb.c:fdb_modify()).
            said["state"] = said.get("state") or "static"
        elif matches(word, "dynamic"):
            said["state"] = said.get("state") if said.get("state") == "permanent" else "dynamic"
        elif matches(word, "vlan"):
            # fdb_modify() tells by vid >= 0 whether there was one.
            if "vlan" in said:
                raise garbage("vlan", word)
            said["vlan"] = atoi(arguments.value())
        elif matches(word, "use"):
            said["use"] = True
        elif matches(word, "extern_learn"):
            said["extern_learn"] = True
        elif matches(word, "sticky"):
            said["sticky"] = True
        else:
            if word == "to":
                word = arguments.value()
            if matches(word, "help"):
                raise UsageError(usage(__file__, "fdb_usage.txt"), WRONG)
            if mac is not None:
                raise garbage("to", word)
            # Read when the line is whole, behind the check for what is missing.
            mac = word
    if "device" not in said or mac is None:
        raise UsageError("Device and address are required arguments.\n", WRONG)
    return BridgeFdbChange(verb, _mac(mac), **said)


def _parse_get(arguments: Arguments) -> BridgeFdbGet:
    """bridge/fdb.c:fdb_get()."""
    said: dict[str, Any] = {}
    mac: str | None = None
    while arguments.more:
        word = arguments.take()
        if word in ("brport", "dev"):
            # A port stands for its bridge: the kernel looks its entry up in the master's table.
            said["device"] = arguments.value()
        elif word == "br":
            said["bridge"] = arguments.value()
        elif word == "self":
            said["own"] = True
        elif matches(word, "master"):
            said["master"] = True
        elif matches(word, "vlan"):
            said["vlan"] = atoi(arguments.value())
        elif word == "vni" or matches(word, "dynamic"):
            # Both are of VXLAN's own table, or of an entry's kind, for which the kernel is not asked.
            raise NotModelled(f"bridge fdb get {word}", "bridge fdb get MAC br BRIDGE")
        else:
            if word == "to":
                word = arguments.value()
            if matches(word, "help"):
                raise UsageError(usage(__file__, "fdb_usage.txt"), WRONG)
            if mac is not None:
                raise garbage("to", word)
            mac = word
    if mac is None or ("device" not in said and "bridge" not in said):
        raise UsageError("Device or master and address are required arguments.\n", WRONG)
    return BridgeFdbGet(_mac(mac), **said)


def _parse_flush(arguments: Arguments) -> BridgeFdbFlush:
    """bridge/fdb.c:fdb_flush(), which skips words without a meaning."""
    device: str | None = None
    words: list[str] = []
    while arguments.more:
        word = arguments.take()
        if word == "dev":
            device = arguments.value()
        elif word in ("brport", "vlan"):
            text = arguments.value()
            if word in words:
                raise garbage(word, word)
            words += [word, text if word == "brport" else str(_flushed_vlan(text))]
        else:
            words.append(word)
    if device is None:
        raise UsageError("Device is a required argument.\n", WRONG)
    return BridgeFdbFlush(device, tuple(words))


def _flushed_vlan(word: str) -> int:
    # Numbers below VLAN_N_VID are the kernel's to judge: it takes 1 to 4094.
    number = atoi(word)
    if number >= 4096:
        raise UsageError(f'Invalid VLAN ID "{word}"\n', WRONG)
    return number


def _states(word: str) -> int:
    """iproute2/bridge/fdb.c:state_a2n(); raises UsageError."""
    # The order is state_a2n()'s: "s" is static before stale, "p" permanent.
    for name, number in STATES.items():
        if matches(word, name):
            return number
    bits = ALL_STATES if word == "all" else unsigned(word)
    if bits is None:
        raise wrong(word, "invalid state")
    return bits


def format_words(action: FdbAction) -> list[str]:
    """The words after ``bridge fdb``."""
    match action:
        case BridgeFdbShow():
            # Several words have one number: the first one is printed, which reads back as the same.
            names = [name for name, number in (*STATES.items(), ("all", ALL_STATES)) if number == action.states]
            state = (names or [str(action.states)])[0] if action.states else None
            return [
                "show", *keywords(("br", action.bridge), ("brport", action.port), ("dev", action.device)),
                *keywords(("vlan", action.vlan), ("state", state)), *(["dynamic"] if action.dynamic else []),
            ]  # fmt: skip
        case BridgeFdbChange():
            flags = (
                (action.master, "master"), (action.own, "self"), (action.sticky, "sticky"), (action.use, "use"),
                (action.extern_learn, "extern_learn"),
            )  # fmt: skip
            words = [action.verb, action.mac, "dev", action.device, *(flag for said, flag in flags if said)]
            words += [action.state] if action.state else []
            return words + keywords(("vlan", action.vlan), ("dst", action.remote))
        case BridgeFdbGet():
            words = [
                "get",
                action.mac,
                *(["master"] if action.master else []),
                *(["self"] if action.own else []),
            ]
            return words + keywords(("br", action.bridge), ("dev", action.device), ("vlan", action.vlan))
        case BridgeFdbFlush():
            return ["flush", "dev", action.device, *action.arguments]
