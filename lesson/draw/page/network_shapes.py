"""The shapes of a network: the contents of a graph, at their places in a plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pingproof.lesson.draw.drawn.graph import HOST, Interface, LinkState, Room, interfaces, rooms
from pingproof.lesson.draw.drawn.names import room_name
from pingproof.lesson.draw.layout.card import LINE, PADDING, card_lines
from pingproof.lesson.draw.shapes.metrics import shorten
from pingproof.lesson.draw.shapes.shapes import Box, Mark, MarkForm, Path, Rect, Role, Shape, Text
from pingproof.lesson.draw.shapes.style import TYPES
from pingproof.lesson.words.languages import drawing_words
from pingproof.simulator.state import DeviceKind, PortState

if TYPE_CHECKING:
    import networkx

    from pingproof.lesson.draw.layout.plan import Plan, RoomPlan

DEVICE: dict[LinkState, Role] = {
    LinkState.UP: Role.DEVICE_UP,
    LinkState.NO_CARRIER: Role.DEVICE_NO_CARRIER,
    LinkState.DOWN: Role.DEVICE_DOWN,
}
CABLE: dict[LinkState, Role] = {
    LinkState.UP: Role.CABLE_UP,
    LinkState.NO_CARRIER: Role.CABLE_NO_CARRIER,
    LinkState.DOWN: Role.CABLE_DOWN,
}
SIGN: dict[LinkState, MarkForm] = {
    LinkState.UP: MarkForm.DISC,
    LinkState.NO_CARRIER: MarkForm.SLASHED,
    LinkState.DOWN: MarkForm.CROSS,
}
PORT: dict[PortState, Role] = {
    PortState.FORWARDING: Role.PORT_FORWARDING,
    PortState.LEARNING: Role.PORT_WAITING,
    PortState.LISTENING: Role.PORT_WAITING,
    PortState.BLOCKING: Role.PORT_BLOCKED,
    PortState.DISABLED: Role.PORT_BLOCKED,
}


def network_shapes(plan: Plan, graph: networkx.Graph, language: str) -> list[Shape]:
    """The shapes from back to front: rooms, then cables, ports, devices and cards."""
    shown = rooms(graph)
    shapes: list[Shape] = [*_boxes(plan, shown)]
    shapes += _cables(plan, graph)
    for room in shown:
        here = plan.rooms[room.key]
        shapes += _titles(here, room, language)
        shapes += _card(here, room, language)
        devices = interfaces(graph, room.key)
        shapes += [shape for device in devices if device.master for shape in _port(here, device)]
        shapes += [shape for device in devices for shape in _device(here, device, language)]
    return shapes


def device_key(place: tuple[str, str]) -> str:
    """Key of a device in a picture: ``ns1/veth-1``; of the host, ``host/vbridge``."""
    return f"{place[0] or 'host'}/{place[1]}"


def _boxes(plan: Plan, shown: list[Room]) -> Iterator[Shape]:
    for room in shown:
        role = Role.HOST if room.key == HOST else Role.OUTSIDE if room.outside else Role.ROOM
        yield Box(plan.rooms[room.key].rect, Role.NAMELESS if room.nameless else role, room.key or "host", 10)


def _titles(here: RoomPlan, room: Room, language: str) -> Iterator[Shape]:
    name = room_name(room.key, language)
    x, y = here.title
    yield Text(x, y, name, Role.ROOM_TITLE, key=room.key or "host")
    if room.nameless:
        yield Text(here.loopback[0], y, drawing_words(language)["deleted"], Role.WORD, "end")
        return
    yield Text(here.loopback[0], y, "lo", Role.ADDRESS, "end", f"{room.key or 'host'}/lo")
    yield Mark(here.loopback[0] - 22, y - 4, SIGN[room.loopback], DEVICE[room.loopback], 4)


def _card(here: RoomPlan, room: Room, language: str) -> Iterator[Shape]:
    yield Box(here.card, Role.CARD, f"{room.key or 'host'}/card", 4)
    y = here.card.y + PADDING + 8
    for line in card_lines(room, here.cells, language, tells_forwarding=here.tells_forwarding):
        x = here.card.x + PADDING
        if line.forwarding is not None:
            form, role = (MarkForm.ARROW, Role.ROUTER) if line.forwarding else (MarkForm.BARRED, Role.NO_ROUTER)
            yield Mark(x + 6, y - 3.5, form, role, 6)
            x += 18
        yield Text(x, y, line.text, line.role)
        y += LINE


def _cables(plan: Plan, graph: networkx.Graph) -> Iterator[Shape]:
    for one, other, kind in graph.edges(data="kind"):
        way = plan.cables.get(frozenset((one, other)))
        if kind != "cable" or way is None:
            continue
        states = {graph.nodes[end]["interface"].state for end in (one, other)}
        state = LinkState.UP if states == {LinkState.UP} else LinkState.NO_CARRIER
        ends = sorted((one, other))
        key = "--".join(device_key(end) for end in ends)
        yield Path(way, CABLE[LinkState.DOWN if states == {LinkState.DOWN} else state], key)


def _port(here: RoomPlan, device: Interface) -> Iterator[Shape]:
    """The line between a port and its bridge."""
    plate = here.devices[device.place[1]]
    bar = here.devices.get(device.master or "")
    if bar is None or device.port is None or device.place[1] in here.shelf:
        return
    top, bottom = (plate.bottom, bar.y) if plate.y < bar.y else (bar.bottom, plate.y)
    x = min(max(plate.centre[0], bar.x + 8), bar.right - 8)
    role = PORT[device.port]
    yield Path(((x, top), (x, bottom)), role, device_key(device.place))
    if role is Role.PORT_BLOCKED:
        middle = (top + bottom) / 2
        yield Path(((x - 8, middle), (x + 8, middle)), Role.NO_ROUTER, device_key(device.place))


def _device(here: RoomPlan, device: Interface, language: str) -> Iterator[Shape]:
    name = device.place[1]
    rect, key = here.devices[name], device_key(device.place)
    yield Box(rect, DEVICE[device.state], key)
    yield Mark(rect.right - 11, rect.y + 12, SIGN[device.state], DEVICE[device.state], 4, key)
    x, y = rect.x + 8, rect.y + 16
    yield Text(x, y, _fitted(name, rect, Role.NAME, 18), Role.NAME, key=key)
    for address in device.addresses:
        y += LINE
        yield Text(x, y, _fitted(address, rect, Role.ADDRESS), Role.ADDRESS, key=key)
    yield Text(x, y + LINE - 0.5, _fitted(_word(here, device, language), rect, Role.WORD), Role.WORD, key=key)


def _word(here: RoomPlan, device: Interface, language: str) -> str:
    words = drawing_words(language)
    if device.place[1] in here.shelf and device.peer is not None:
        return words["peer"].format(device=device.peer[1])
    state = words["states"][device.state.value]
    if device.state is LinkState.UP and device.port is not None:
        state = words["ports"][device.port]
    return state if device.kind in (DeviceKind.VETH, DeviceKind.BRIDGE) else f"{device.kind.value}, {state}"


def _fitted(text: str, rect: Rect, role: Role, less: float = 0) -> str:
    look = TYPES[role]
    return shorten(text, rect.width - 14 - less, look.size, mono=look.mono, bold=look.bold)
