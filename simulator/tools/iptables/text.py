"""``iptables -L``: the columns (iptables/xshared.c of 1.8.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.tools.iptables.extensions import find_match, find_target
from pingproof.simulator.tools.iptables.libxtables.extension import ListStyle, option_listing
from pingproof.simulator.tools.lib.netbase import protocol_name, protocol_number
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.iptables.listed import ListedChain
    from pingproof.simulator.tools.iptables.words import Match, RuleSpecification, Target

ANYWHERE = "0.0.0.0/0"
_HOSTS = {"127.0.0.1": "localhost", "127.0.0.0": "loopback", "169.254.0.0": "link-local"}
"""/etc/hosts and /etc/networks of Debian 12; nothing else has a name here."""


@value
class ListFormat:
    """``-n``, ``-v``, ``--line-numbers``, ``-x``."""

    numeric: bool = False
    verbose: bool = False
    line_numbers: bool = False
    exact: bool = False


def chain_listing(chain: ListedChain, references: int, style: ListFormat) -> str:
    """A chain with its head, its column titles and its rules."""
    lines = [_head(chain, references, style), _titles(style)]
    lines.extend(rule_listing(chain, number, style) for number in range(1, len(chain.rules) + 1))
    return "".join(f"{line}\n" for line in lines)


def _head(chain: ListedChain, references: int, style: ListFormat) -> str:
    # A chain of one's own has no policy: behind its last rule a packet goes on in the chain that it came from.
    if chain.policy is None:
        return f"Chain {chain.name} ({references} references)"
    counters = ""
    if style.verbose:
        packets, byte_count = (_number(count, style, "") for count in (chain.packets, chain.bytes))
        counters = f" {packets} packets, {byte_count} bytes"
    return f"Chain {chain.name} (policy {chain.policy}{counters})"


def _titles(style: ListFormat) -> str:
    titles = f"{'num':<4} " if style.line_numbers else ""
    if style.verbose:
        titles += f"{'pkts':>8} {'bytes':>10} " if style.exact else f"{'pkts':>5} {'bytes':>5} "
    titles += f"{'target':<9}  prot opt"
    if style.verbose:
        titles += f" {'in':<6} {'out':<6} "
    return titles + f" {'source':<19}  {'destination':<19} "


def rule_listing(chain: ListedChain, number: int, style: ListFormat) -> str:
    """One rule's line."""
    rule = chain.rules[number - 1]
    line = f"{number:<4} " if style.line_numbers else ""
    if style.verbose:
        line += f"{_number(rule.packets, style)} {_number(rule.bytes, style)} "
    line += _columns(rule.specification, style)
    return line + extension_listing(rule.specification, style.numeric)


def _number(count: int, style: ListFormat, pad: str = "pad") -> str:
    """``xtables_print_num``: five digits, then thousands (K), millions (M) … unless ``-x``."""
    if style.exact:
        return f"{count:8}" if pad else str(count)
    if count <= 99999:
        return f"{count:5}" if pad else str(count)
    units = iter("KMGT")
    unit = ""
    # Rounded at each step, as xtables_print_num() does: five digits are the column.
    while not unit or count > 9999:
        count, unit = (count + 500) // 1000, next(units)
    return f"{count:4}{unit}" if pad else f"{count}{unit}"


def _columns(specification: RuleSpecification, style: ListFormat) -> str:
    inverted = specification.inverted
    target = _target_name(specification.target)
    protocol = _protocol(specification.protocol, style.numeric)
    # Columns widen rather than cut: a long name moves the rest of its line.
    text = f"{target:<9} {'!' if 'protocol' in inverted else ' '}{protocol:<5}{_fragments(specification)} "
    if style.verbose:
        anything = "*" if style.numeric else "any"
        text += f" {_interface(specification.input_device, 'input_device' in inverted, anything):<6}"
        text += f" {_interface(specification.output_device, 'output_device' in inverted, anything):<6} "
    for address, side in ((specification.source, "source"), (specification.destination, "destination")):
        text += f"{'!' if side in inverted else ' '}{_address(address, style.numeric):<19} "
    return text + ("[goto] " if specification.target is not None and specification.target.goto else "")


def _protocol(protocol: str | None, numeric: bool) -> str:
    text = protocol or "all"
    number = int(text) if text.isdigit() else 0 if text == "all" else protocol_number(text) or 0
    # 1.8.9 prints numbers here with -n, "0" for all.
    if numeric:
        return str(number)
    return "all" if number == 0 else protocol_name(number) or str(number)


def _fragments(specification: RuleSpecification) -> str:
    if not specification.fragments:
        return "--"
    return "!f" if "fragments" in specification.inverted else "-f"


def _interface(name: str | None, inverted: bool, anything: str) -> str:
    if name is None or (name == "+" and not inverted):
        return anything
    return f"!{name}" if inverted else name


def _address(address: str | None, numeric: bool) -> str:
    if address is None or address.endswith("/0"):
        return ANYWHERE if numeric else "anywhere"
    address = address.removesuffix("/32")
    # Without -n each address is looked up (gethostbyaddr), which finds these few.
    if numeric:
        return address
    host, slash, length = address.partition("/")
    return _HOSTS.get(host, host) + slash + length


def extension_listing(specification: RuleSpecification, numeric: bool) -> str:
    """What the matches and the target say behind the columns, each with a blank before it."""
    style = ListStyle(numeric, specification.protocol)
    text = "".join(_match_listing(match, style) for match in specification.matches)
    return text + _target_listing(specification.target, numeric)


def _match_listing(match: Match, style: ListStyle) -> str:
    extension = find_match(match.name)
    return extension.listing(match, style) if extension is not None else option_listing(match, style)


def _target_listing(target: Target | None, numeric: bool) -> str:
    extension = find_target(target.name) if target is not None else None
    return extension.listing(target.said, numeric) if target is not None and extension is not None else ""


def _target_name(target: Target | None) -> str:
    """The name behind ``-j`` as ``-L`` shows it."""
    if target is None:
        return ""
    extension = find_target(target.name)
    return (extension.listed_name if extension is not None else None) or target.name


def verbose_line(specification: RuleSpecification) -> str:
    """What ``-v`` prints for a rule that is appended, inserted, replaced, checked or deleted."""
    inverted = specification.inverted
    target = specification.target.name if specification.target is not None else ""
    protocol = ("!" if "protocol" in inverted else "") + _protocol(specification.protocol, False)
    words = f"{target}  {protocol} opt {_fragments(specification)} "
    words += f"in {_interface(specification.input_device, 'input_device' in inverted, '*')} "
    words += f"out {_interface(specification.output_device, 'output_device' in inverted, '*')} "
    source, destination = specification.source, specification.destination
    for address, name, arrow in ((source, "source", ""), (destination, "destination", "-> ")):
        words += f"{'!' if name in inverted else ' '}{arrow}{_address(address, True)} "
    return f"{words} {extension_listing(specification, True)}".rstrip("\n")
