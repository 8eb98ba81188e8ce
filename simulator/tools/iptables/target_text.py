"""What each target prints at the end of ``iptables -L``'s line (iptables/extensions of 1.8.9)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.words import Target

_LOG_FLAGS = {
    "log-tcp-sequence": (0x01, "tcp-sequence"),
    "log-tcp-options": (0x02, "tcp-options"),
    "log-ip-options": (0x04, "ip-options"),
    "log-uid": (0x08, "uid"),
    "log-macdecode": (0x20, "macdecode"),
}
_LOG_LEVELS = ("emerg", "alert", "crit", "error", "warn", "notice", "info", "debug")
_WHOLE = 0xFFFFFFFF


def target_listing(target: Target, numeric: bool) -> str:
    """The text of a target, with a blank before it; nothing for verdicts and chains."""
    options = {option: values[0] if values else "" for option, values in target.options}
    writer = _WRITERS.get(target.name)
    return writer(options, numeric) if writer is not None else ""


def _flags(options: dict[str, str], *names: str) -> str:
    return "".join(f" {name}" for name in names if name in options)


def _reject(options: dict[str, str], numeric: bool) -> str:
    return f" reject-with {options.get('reject-with', 'icmp-port-unreachable')}"


def _snat(options: dict[str, str], numeric: bool) -> str:
    return f" to:{options['to-source']}" + _flags(options, "random", "random-fully", "persistent")


def _dnat(options: dict[str, str], numeric: bool) -> str:
    return f" to:{options['to-destination']}" + _flags(options, "random", "persistent")


def _masquerade(options: dict[str, str], numeric: bool) -> str:
    ports = f" masq ports: {options['to-ports']}" if "to-ports" in options else ""
    return ports + _flags(options, "random", "random-fully")


def _redirect(options: dict[str, str], numeric: bool) -> str:
    ports = f" redir ports {options['to-ports']}" if "to-ports" in options else ""
    return ports + _flags(options, "random")


def _netmap(options: dict[str, str], numeric: bool) -> str:
    return f" to:{options['to']}"


def _log(options: dict[str, str], numeric: bool) -> str:
    level = options.get("log-level", "4")
    number = int(level) if level.isdigit() else _LOG_LEVELS.index(level)
    if numeric:
        text = f" LOG flags {sum(bit for name, (bit, _) in _LOG_FLAGS.items() if name in options)} level {number}"
    else:
        text = f" LOG level {_LOG_LEVELS[number]}"
        text += "".join(f" {word}" for name, (_, word) in _LOG_FLAGS.items() if name in options)
    return text + (f' prefix "{options["log-prefix"]}"' if "log-prefix" in options else "")


def _value_and_mask(text: str) -> tuple[int, int]:
    value, slash, mask = text.partition("/")
    return int(value, 0), int(mask, 0) if slash else _WHOLE


def _mark_operation(text: str) -> str:
    """How a value and its mask are read: set, and, or, xor, xset (libxt_MARK.c)."""
    value, mask = _value_and_mask(text)
    if value == 0 and mask != _WHOLE:
        return f"and 0x{~mask & _WHOLE:x}"
    if value == mask and mask != _WHOLE:
        return f"or 0x{value:x}"
    if mask == 0:
        return f"xor 0x{value:x}"
    return f"set 0x{value:x}" if mask == _WHOLE else f"xset 0x{value:x}/0x{mask:x}"


def _mark(options: dict[str, str], numeric: bool) -> str:
    return f" MARK {_mark_operation(options['set-xmark'])}"


def _connmark(options: dict[str, str], numeric: bool) -> str:
    for option, word in (("save-mark", "save"), ("restore-mark", "restore")):
        if option in options:
            nf_mask, ct_mask = (int(options.get(name, "0xffffffff"), 0) for name in ("nfmask", "ctmask"))
            if nf_mask == ct_mask:
                return f" CONNMARK {word}" + (f" mask 0x{nf_mask:x}" if nf_mask != _WHOLE else "")
            if word == "save":
                return f" CONNMARK save nfmask 0x{nf_mask:x} ctmask ~0x{ct_mask:x}"
            return f" CONNMARK restore ctmask 0x{ct_mask:x} nfmask ~0x{nf_mask:x}"
    return f" CONNMARK {_mark_operation(options['set-xmark'])}"


def _ttl(options: dict[str, str], numeric: bool) -> str:
    option, value = next(iter(options.items()))
    words = {"ttl-set": "set to", "ttl-inc": "increment by", "ttl-dec": "decrement by"}
    return f" TTL {words[option]} {value}"


def _tos(options: dict[str, str], numeric: bool) -> str:
    return f" TOS set {options['set-tos']}"


def _dscp(options: dict[str, str], numeric: bool) -> str:
    return f" DSCP set {options['set-dscp']}"


def _tcpmss(options: dict[str, str], numeric: bool) -> str:
    return f" TCPMSS set {options['set-mss']}" if "set-mss" in options else " TCPMSS clamp to PMTU"


def _classify(options: dict[str, str], numeric: bool) -> str:
    major, _, minor = options["set-class"].partition(":")
    return f" CLASSIFY set {int(major, 16):x}:{int(minor, 16):x}"


def _checksum(options: dict[str, str], numeric: bool) -> str:
    return " CHECKSUM fill"


def _ct(options: dict[str, str], numeric: bool) -> str:
    return " CT" + _flags(options, "notrack")


def _notrack(options: dict[str, str], numeric: bool) -> str:
    return " NOTRACK"


LISTED_NAMES = {"NOTRACK": "CT"}
"""A target that the kernel knows by another name, which ``-L`` shows and ``-S`` does not."""

_WRITERS: dict[str, Callable[[dict[str, str], bool], str]] = {
    "REJECT": _reject,
    "SNAT": _snat,
    "DNAT": _dnat,
    "MASQUERADE": _masquerade,
    "REDIRECT": _redirect,
    "NETMAP": _netmap,
    "LOG": _log,
    "MARK": _mark,
    "CONNMARK": _connmark,
    "TTL": _ttl,
    "TOS": _tos,
    "DSCP": _dscp,
    "TCPMSS": _tcpmss,
    "CLASSIFY": _classify,
    "CHECKSUM": _checksum,
    "CT": _ct,
    "NOTRACK": _notrack,
}
