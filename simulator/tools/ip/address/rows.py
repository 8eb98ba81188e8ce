"""``ip address show``: which links and addresses, and how (iproute2/ip/ipaddress.c:ipaddr_list_flush_or_save())."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from pingproof.simulator.state import Address, Link, LinkFlag
from pingproof.simulator.tools.ip.address.text import address_brief, address_object, address_text
from pingproof.simulator.tools.ip.link.rows import BACKSLASH, dumped_links, selects_link
from pingproof.simulator.tools.ip.link.statistics import statistics_json, statistics_text
from pingproof.simulator.tools.ip.link.text import brief_text, link_json, link_text
from pingproof.simulator.tools.lib.json_writer import json_text
from pingproof.simulator.tools.lib.rt_names import scope_number
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.tools.ip.address.words import AddressFlush, AddressShow
    from pingproof.simulator.tools.ip.words import IpOptions


def address_listing(rows: Sequence[tuple[Link, Sequence[Address]]], selection: AddressShow, options: IpOptions) -> str:
    """The listing as text, or as JSON with an empty object for each link and address that the tool itself left out."""
    form = _Form(selection, options, options.family or ("inet" if selection.to is not None else None))
    addresses = {link.ifindex: of_link for link, of_link in rows}
    links = dumped_links((link for link, _ in rows), selection.device, selection)
    kept = [(link, addresses[link.ifindex]) for link in links if _is_meant(addresses[link.ifindex], form)]
    if options.json:
        return json_text([_object(link, of_link, form) for link, of_link in kept], options.pretty)
    return "".join(_text(link, of_link, form) for link, of_link in kept)


def selects_address(ifa: Address, selection: AddressShow | AddressFlush) -> bool:
    """Whether an address agrees with a selection's ``scope``, ``to``, ``label`` and flags."""
    if selection.scope is not None and ifa.scope.value != scope_number(selection.scope):
        return False
    if selection.to is not None and ifa.local not in selection.to:
        return False
    # A shell pattern (fnmatch(3)).
    if selection.label is not None and not fnmatchcase(ifa.label, selection.label):
        return False
    return all(_has_flag(ifa, flag) for flag in selection.flags)


def _has_flag(ifa: Address, flag: str) -> bool:
    has = {
        "secondary": ifa.secondary,
        # IFA_F_SECONDARY and IFA_F_TEMPORARY are one bit: IPv4 and IPv6 use it for different things.
        "temporary": ifa.secondary,
        "primary": not ifa.secondary,
        # No address of the model has a lifetime.
        "permanent": True,
        "noprefixroute": ifa.noprefixroute,
    }
    return has.get(flag.removeprefix("-"), False) is not flag.startswith("-")


@value
class _Form:
    """The selection and options, with a family of ``inet`` where ``to PREFIX`` settles it as ``-4`` does."""

    selection: AddressShow
    options: IpOptions
    family: str | None

    @property
    def addresses_alone(self) -> bool:
        """Whether addresses are listed without their link's line, each on a line of its own (``-o``; ``no_link``)."""
        return self.options.oneline and not self.options.brief and self.family != "link"

    @property
    def shows_mac(self) -> bool:
        return self.family in (None, "link") or self.options.details

    @property
    def shows_statistics(self) -> bool:
        plain = not self.options.brief and not self.addresses_alone and self.selection.label is None
        return bool(self.options.statistics) and plain


def _is_meant(addresses: Sequence[Address], form: _Form) -> bool:
    """Whether a link is listed: not when it has addresses of which none is selected (``ipaddr_filter``)."""
    if form.family in ("link", "inet6"):
        return form.family == "link"
    # A link without addresses is listed only where no family was asked for.
    if not addresses:
        return form.family is None
    return any(selects_address(ifa, form.selection) for ifa in addresses)


def _is_shown(link: Link, form: _Form) -> bool:
    if form.addresses_alone:
        return True
    if form.selection.label is not None:
        is_up = not form.selection.up or LinkFlag.UP in link.flags
        return is_up and (form.family != "link" or fnmatchcase(link.name, form.selection.label))
    return selects_link(link, form.selection)


def _of_family(link: Link, addresses: Sequence[Address], form: _Form) -> Sequence[Address]:
    """The addresses of a link to be listed (``print_selected_addrinfo``)."""
    if form.family == "link" or (form.selection.up and LinkFlag.UP not in link.flags):
        return ()
    return addresses


def _text(link: Link, addresses: Sequence[Address], form: _Form) -> str:
    if not _is_shown(link, form):
        return ""
    options, has_head = form.options, form.selection.label is None
    color, line_break = options.color == "always", BACKSLASH if options.oneline else "\n"
    chosen = [ifa for ifa in _of_family(link, addresses, form) if selects_address(ifa, form.selection)]
    if options.brief:
        head = brief_text(link, address_family=form.family != "link", color=color) if has_head else ""
        return head + "".join(address_brief(ifa, color=color) for ifa in chosen) + "\n"
    if form.addresses_alone:
        return "".join(f"{link.ifindex}: {link.name}{address_text(ifa, line_break=BACKSLASH)}\n" for ifa in chosen)
    text = ""
    if has_head:
        text = link_text(
            link,
            address_family=True,
            details=options.details,
            line_break=line_break,
            color=color,
            mac=form.shows_mac,
        )
        text += "\n"
    text += "".join(address_text(ifa, color=color) + "\n" for ifa in chosen)
    if form.shows_statistics:
        text += statistics_text(link.statistics, options.statistics, line_break, options.human_readable) + line_break
    return text


def _object(link: Link, addresses: Sequence[Address], form: _Form) -> dict[str, Any]:
    if not _is_shown(link, form):
        return {}
    options = form.options
    row: dict[str, Any] = {}
    named = {"index": link.ifindex, "dev": link.name} if form.addresses_alone else {}
    if form.selection.label is None and not form.addresses_alone:
        row = link_json(link, brief=options.brief, address_family=True, details=options.details, mac=form.shows_mac)
    if form.family != "link":
        row["addr_info"] = [
            named | address_object(ifa, brief=options.brief) if selects_address(ifa, form.selection) else {}
            for ifa in _of_family(link, addresses, form)
        ]
    if form.shows_statistics:
        row["stats64"] = statistics_json(link.statistics, options.statistics)
    return row
