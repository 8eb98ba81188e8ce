"""The counters of ``ip -s link`` (iproute2/ip/ipaddress.c:__print_link_stats())."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pingproof.simulator.state import LinkStatistics

_WIDTHS = (10, 7, 6, 7, 7, 7, 10)
"""The columns' smallest widths (letters): the longest heading of each (ip/ipaddress.c:size_columns())."""


def statistics_text(counters: LinkStatistics, level: int, line_break: str, human: bool = False) -> str:
    """Two tables, received and sent; with ``-s -s`` (``level`` 2) the kinds of errors too, with ``-h`` in k, M, G …"""
    text_of = human_text if human else str
    received = (
        counters.rx_bytes,
        counters.rx_packets,
        counters.rx_errors,
        counters.rx_dropped,
        # "missed": frames that a network card had no room for; no such card is modelled.
        0,
        counters.multicast,
    )
    sent = (
        counters.tx_bytes,
        counters.tx_packets,
        counters.tx_errors,
        counters.tx_dropped,
        counters.tx_carrier,
        counters.collisions,
    )
    # Kinds of errors that need hardware; only "transns" (carrier changes) counts for a virtual device.
    kinds_received, kinds_sent = (0, 0, 0, 0, 0), (0, 0, 0, 0, counters.carrier_changes)
    rows: list[tuple[int, ...]] = [received, sent]
    if level > 1:
        # The first column holds the row's title, so it does not widen; the others share widths with the counters.
        rows += [(0, *kinds_received), (0, *kinds_sent)]
    widths = [_width(rows, column) for column in range(len(_WIDTHS))]
    lines = [
        _heading("RX:", widths, ("bytes", "packets", "errors", "dropped", "missed", "mcast")),
        _numbers(widths, map(text_of, received)),
    ]
    if level > 1:
        lines += _kinds(
            "RX errors:", widths, ("length", "crc", "frame", "fifo", "overrun"), map(text_of, kinds_received)
        )
    lines += [
        _heading("TX:", widths, ("bytes", "packets", "errors", "dropped", "carrier", "collsns")),
        _numbers(widths, map(text_of, sent)),
    ]
    if level > 1:
        lines += _kinds(
            "TX errors:", widths, ("aborted", "fifo", "window", "heartbt", "transns"), map(text_of, kinds_sent)
        )
    return line_break.join(lines)


def human_text(number: int) -> str:
    """A counter as ``-h`` prints it, with at most two decimals (``print_human64``).

    >>> human_text(999), human_text(1234), human_text(114240), human_text(5_000_000)
    ('999', '1.23k', '114k', '5.00M')
    """
    if number < 1000:
        return str(number)
    letter = min((len(str(number)) - 1) // 3, len("kMGTPE"))
    size = 1000**letter
    decimals = 2 if number < 10 * size else 1 if number < 100 * size else 0
    return f"{number / size:.{decimals}f}{'kMGTPE'[letter - 1]}"


def _width(rows: list[tuple[int, ...]], column: int) -> int:
    return max(_WIDTHS[column], *(len(str(row[column])) for row in rows if column < len(row)), 0)


def _heading(title: str, widths: list[int], names: tuple[str, ...]) -> str:
    # The title with its blank takes four letters of the first column.
    first = f"    {title} {names[0]:>{widths[0] - 4}}"
    others = "".join(f" {name:>{width}}" for name, width in zip(names[1:], widths[1:6], strict=True))
    return f"{first}{others} {'':>{widths[6]}}"


def _numbers(widths: list[int], numbers: Iterable[str]) -> str:
    return "    " + "".join(f"{number:>{width}} " for number, width in zip(numbers, widths, strict=False))


def _kinds(title: str, widths: list[int], names: tuple[str, ...], numbers: Iterable[str]) -> list[str]:
    heading = f"    {title}{'':>{widths[0] - 10}}" + "".join(
        f" {name:>{width}}" for name, width in zip(names, widths[1:6], strict=True)
    )
    row = f"    {'':>{widths[0]}} " + "".join(
        f"{number:>{width}} " for number, width in zip(numbers, widths[1:6], strict=True)
    )
    return [heading, row]


def statistics_json(counters: LinkStatistics, level: int) -> dict[str, Any]:
    """``stats64``."""
    received = {
        "bytes": counters.rx_bytes,
        "packets": counters.rx_packets,
        "errors": counters.rx_errors,
        "dropped": counters.rx_dropped,
        "over_errors": 0,
        "multicast": counters.multicast,
    }
    sent = {
        "bytes": counters.tx_bytes,
        "packets": counters.tx_packets,
        "errors": counters.tx_errors,
        "dropped": counters.tx_dropped,
        "carrier_errors": counters.tx_carrier,
        "collisions": counters.collisions,
    }
    if level > 1:
        received |= dict.fromkeys(("length_errors", "crc_errors", "frame_errors", "fifo_errors", "missed_errors"), 0)
        sent |= dict.fromkeys(("aborted_errors", "fifo_errors", "window_errors", "heartbeat_errors"), 0)
        sent["carrier_changes"] = counters.carrier_changes
    return {"rx": received, "tx": sent}
