"""Rules in the words of ``ip rule`` (iproute2/ip/iprule.c:print_rule())."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import IPv4Network
from typing import Any

from pingproof.simulator.state import Rule
from pingproof.simulator.tools.lib.color import device_ink, inet_ink
from pingproof.simulator.tools.lib.rt_names import table_name, tos_text


def prefix_text(prefix: IPv4Network, color: bool = False) -> str:
    """A rule's prefix: a bare address for a host."""
    address = inet_ink(str(prefix.network_address), color)
    return address if prefix.prefixlen == 32 else f"{address}/{prefix.prefixlen}"


def rule_line(rule: Rule, *, details: bool = False, devices: Collection[str] | None = None, color: bool = False) -> str:
    """A row without its line's end. With ``devices`` a rule of a device that is not among them is ``[detached]``."""
    words = ["not"] if rule.inverted else []
    words += ["from", prefix_text(rule.source, color) if rule.source else "all"]
    if rule.destination:
        words += ["to", prefix_text(rule.destination, color)]
    if rule.tos:
        words += ["tos", tos_text(rule.tos)]
    if rule.fwmark or rule.fwmask:
        mask = f"/{rule.fwmask:#x}" if rule.fwmask != 0xFFFFFFFF else ""
        words += ["fwmark", f"{rule.fwmark:#x}{mask}"]
    for word, device in (("iif", rule.input_device), ("oif", rule.output_device)):
        if device is not None:
            words += [word, device_ink(device, color)]
            if devices is not None and device not in devices:
                words.append("[detached]")
    if rule.table:
        words += ["lookup", table_name(rule.table)]
        if rule.suppress_prefix_length is not None:
            words += ["suppress_prefixlength", str(rule.suppress_prefix_length)]
    if rule.action != "to_table":
        words.append(rule.action)
    if details or rule.protocol not in ("kernel", "unspec"):
        words += ["proto", rule.protocol]
    return f"{rule.priority}:\t{' '.join(words)}"


def rule_object(rule: Rule, *, details: bool = False, devices: Collection[str] | None = None) -> dict[str, Any]:
    """A row as ``ip -j rule`` writes it."""
    row: dict[str, Any] = {"priority": rule.priority}
    if rule.inverted:
        row["not"] = None
    for name, prefix in (("src", rule.source), ("dst", rule.destination)):
        if prefix is not None:
            row[name] = str(prefix.network_address)
            if prefix.prefixlen < 32:
                row[name + "len"] = prefix.prefixlen
        elif name == "src":
            row[name] = "all"
    if rule.tos:
        row["tos"] = tos_text(rule.tos)
    if rule.fwmark or rule.fwmask:
        row["fwmark"] = f"{rule.fwmark:#x}"
        if rule.fwmask != 0xFFFFFFFF:
            row["fwmask"] = f"{rule.fwmask:#x}"
    for name, device in (("iif", rule.input_device), ("oif", rule.output_device)):
        if device is not None:
            row[name] = device
            if devices is not None and device not in devices:
                row[name + "_detached"] = None
    if rule.table:
        row["table"] = table_name(rule.table)
        if rule.suppress_prefix_length is not None:
            row["suppress_prefixlen"] = rule.suppress_prefix_length
    if rule.action == "nop":
        row["nop"] = None
    elif rule.action != "to_table":
        row["action"] = rule.action
    if details or rule.protocol not in ("kernel", "unspec"):
        row["protocol"] = rule.protocol
    return row
