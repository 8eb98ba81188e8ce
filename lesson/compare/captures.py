"""Capture files of a stage's frames on both sides (``--pcap DIR``), one interface block for each device."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pingproof.executor.capture.pcapng import CapturedPacket, write_pcapng
from pingproof.lesson.compare.frames import FRAME_EVENTS
from pingproof.lesson.compare.run import Captured
from pingproof.simulator.journal import Decision, Event
from pingproof.simulator.wire.encode import encode_frame
from pingproof.simulator.wire.ethernet import Frame


def write_captures(directory: Path, captured: Iterable[Captured]) -> list[Path]:
    """Write ``stageN-predicted.pcapng`` and ``stageN-actual.pcapng``; returns the paths, raises ``OSError``."""
    directory.mkdir(parents=True, exist_ok=True)
    written = []
    for each in captured:
        sides = {"predicted": simulated_packets(each.events), "actual": each.recording.packets}
        for side, packets in sides.items():
            path = directory / f"stage{each.stage}-{side}.pcapng"
            with path.open("wb") as file:
                write_pcapng(file, packets)
            written.append(path)
    return written


def simulated_packets(events: Iterable[Event]) -> list[CapturedPacket]:
    """The frames in a model's journal as bytes, each with its packet's number as a comment."""
    return [
        CapturedPacket(
            event.namespace,
            event.device,
            event.time,
            event.decision is Decision.TRANSMIT,
            encode_frame(event.packet, event.time),
            f"packet {event.skb}" + (f", because of packet {event.cause}" if event.cause is not None else ""),
        )
        for event in events
        if event.decision in FRAME_EVENTS and isinstance(event.packet, Frame)
    ]
