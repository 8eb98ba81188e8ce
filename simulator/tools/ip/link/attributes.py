"""A link's words up to ``type KIND`` in ``ip link add``, ``set`` and ``del`` (ip/iplink.c:iplink_parse())."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.live import live
from pingproof.simulator.tools.ip.link.link_options import LinkAttributes, take_option
from pingproof.simulator.tools.lib.arguments import (
    WRONG,
    Arguments,
    check_alternative_name,
    check_interface_name,
    duplicate,
    garbage,
    matches,
    wrong,
)
from pingproof.simulator.tools.lib.usage import usage

UNSAID = LinkAttributes()
"""The request without any option."""


@live
class LinkWords:
    """Words up to ``type``, as read: ``device`` is the one meant, ``name`` its new name."""

    name: str | None = None
    device: str | None = None
    link: str | None = None
    type: str | None = None
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def attributes(self) -> LinkAttributes:
        """The options, as a request."""
        return LinkAttributes(**self.said)


_UNMODELLED = (
    "xdp", "xdpgeneric", "xdpdrv", "xdpoffload", "trailers", "carrier", "vf", "vrf", "mode", "state", "protodown",
    "protodown_reason", "gso_max_size", "gso_max_segs", "gro_max_size", "parentdev",
)  # fmt: skip
_UNMODELLED_SHORTENED = ("dynamic", "numtxqueues", "numrxqueues", "link-netns", "link-netnsid")


def parse_link(arguments: Arguments, creates: bool) -> LinkWords:
    """Read up to ``type TYPE`` or the end of the line. ``creates`` tells ``add`` from ``set`` and ``del``.

    Raises UsageError, NotModelled.
    """
    words = LinkWords()
    while arguments.more:
        word = arguments.take()
        if word == "name":
            name = arguments.value()
            if words.name is not None:
                raise duplicate("name", name)
            if not check_interface_name(name):
                raise wrong(name, '"name" not a valid ifname')
            words.name = name
            # iplink_parse() points both at the one word, so a link that is added needs no "dev".
            words.device = words.device or name
        # Before the table of options: iplink_parse() takes "l" for "link".
        elif matches(word, "link"):
            words.link = arguments.value()
        elif take_option(word, arguments, words.said):
            continue
        elif matches(word, "type"):
            # What follows belongs to the kind's own parser (struct link_util), not to this loop.
            words.type = arguments.value()
            break
        # Some are compared whole (strcmp) and others shortened (matches), as iplink_parse() has it.
        elif word in _UNMODELLED or matches(word, *_UNMODELLED_SHORTENED):
            raise NotModelled(f"ip link's {word}", "address, mtu, txqueuelen, netns, master, up and down")
        else:
            _parse_device(word, arguments, words)
    _check(words, arguments, creates)
    return words


def _parse_device(word: str, arguments: Arguments, words: LinkWords) -> None:
    if matches(word, "help"):
        raise UsageError(usage(__file__), WRONG)
    if word == "dev":
        word = arguments.value()
    # Two equal ones mean that only "name" was said, or nothing: the device is still free.
    if words.device != words.name:
        raise garbage("dev", word)
    if not check_alternative_name(word):
        raise wrong(word, '"dev" not a valid ifname')
    words.device = word


def _check(words: LinkWords, arguments: Arguments, creates: bool) -> None:
    """Checks of ``iplink_parse`` behind the last word."""
    words.name = words.name or words.device
    address = words.said.get("address")
    # nl_get_ll_addr_len() asks the kernel for an existing device's length; all of the model's have 6 bytes.
    if words.device and address and not creates and (octets := address.count(":") + 1) != 6:
        raise UsageError(f"Invalid address length {octets} - must be 6 bytes\n", 1)
    # A device keeps its number for life; only where it is made, or made again in another namespace, is there a choice.
    if "index" in words.said and not creates and "netns" not in words.said:
        text = "index can be used only when creating devices or when moving device to another netns.\n"
        raise UsageError(text, WRONG)
    # Without a device "group" selects the devices that are changed, instead of naming a new group.
    if "group" in words.said and not words.device:
        if arguments.more:
            raise UsageError(f'Garbage instead of arguments "{arguments.word} ...". Try "ip link help".\n', WRONG)
        if creates:
            raise UsageError("group cannot be used when creating devices.\n", WRONG)
        raise NotModelled("ip link set of a whole group", "ip link set dev NAME")
    # The kernel would choose a name for a new device, but cannot guess which one to change.
    if not creates and not words.device:
        raise UsageError('Not enough information: "dev" argument is required.\n', WRONG)
    # Two words for the one name of a device that does not exist yet.
    if creates and words.name != words.device:
        raise UsageError('both "name" and "dev" cannot be used when creating devices.\n', WRONG)
