"""Styles: the look of each role on a screen, in black-and-white print, on a dark screen.

No state is told by colour alone: a device that is down has a dotted border and a cross, one without carrier a dashed
border and a struck-through circle. Print uses no colour.
"""

from __future__ import annotations

from typing import TypeAlias

from pingproof.lesson.draw.shapes.shapes import Role
from pingproof.simulator.value import value

DASHED = (6.0, 3.5)
DOTTED = (1.5, 3.0)


@value
class Type:
    """A role's type: size in points, its face and weight."""

    size: float
    mono: bool = False
    bold: bool = False


@value
class Look:
    """Colours (``""``: none), line width in points and dashes. A text is painted in ``fill``."""

    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    dash: tuple[float, float] | None = None


TYPES: dict[Role, Type] = {
    Role.TITLE: Type(17, bold=True),
    Role.NOTE: Type(11),
    Role.ROOM_TITLE: Type(13, bold=True),
    Role.NAME: Type(11, mono=True, bold=True),
    Role.ADDRESS: Type(10.5, mono=True),
    Role.WORD: Type(9.5),
    Role.HEAD: Type(9.5),
    Role.ROW: Type(10, mono=True),
    Role.LEGEND: Type(9.5),
    Role.TOLD: Type(11),
    Role.CAUSE: Type(12, bold=True),
}
"""Types of the text roles: the same in every style, so that one layout fits all styles."""

Style: TypeAlias = dict[Role, Look]

SCREEN: Style = {
    Role.CANVAS: Look("#ffffff"),
    Role.HOST: Look("#f6f3ec", "#8d8468", 1.6),
    Role.ROOM: Look("#edf3fa", "#557a9e", 1.4),
    Role.OUTSIDE: Look("#f3f3f5", "#85858f", 1.2),
    Role.NAMELESS: Look("#f7f7f7", "#85858f", 1.2, DASHED),
    Role.CARD: Look("#ffffff", "#c5ccd4", 0.9),
    Role.DEVICE_UP: Look("#dff2e6", "#1f7a4a", 1.4),
    Role.DEVICE_NO_CARRIER: Look("#fff3d6", "#9a6a00", 1.4, DASHED),
    Role.DEVICE_DOWN: Look("#eeeeee", "#6f6f6f", 1.3, DOTTED),
    Role.CABLE_UP: Look("", "#1f7a4a", 2.4),
    Role.CABLE_NO_CARRIER: Look("", "#9a6a00", 2.0, DASHED),
    Role.CABLE_DOWN: Look("", "#6f6f6f", 1.8, DOTTED),
    Role.PORT_FORWARDING: Look("", "#1f7a4a", 4.0),
    Role.PORT_WAITING: Look("", "#9a6a00", 2.0, (2.5, 2.0)),
    Role.PORT_BLOCKED: Look("", "#6f6f6f", 1.8, DOTTED),
    Role.ROUTER: Look("#1f7a4a", "#1f7a4a", 1.6),
    Role.NO_ROUTER: Look("#5f5f5f", "#5f5f5f", 1.6),
    Role.WAY_OUT: Look("#1d4fa8", "#1d4fa8", 2.4),
    Role.WAY_BACK: Look("#a33c10", "#a33c10", 2.2, (5.0, 2.5)),
    Role.WAY_SIDE: Look("#1d4fa8", "#1d4fa8", 1.2, DOTTED),
    Role.STOP: Look("#ffffff", "#c01027", 3.0),
    Role.TITLE: Look("#16202b"),
    Role.NOTE: Look("#4b5560"),
    Role.ROOM_TITLE: Look("#16202b"),
    Role.NAME: Look("#16202b"),
    Role.ADDRESS: Look("#16202b"),
    Role.WORD: Look("#4b5560"),
    Role.HEAD: Look("#5a6470"),
    Role.ROW: Look("#16202b"),
    Role.LEGEND: Look("#36404a"),
    Role.TOLD: Look("#16202b"),
    Role.CAUSE: Look("#a80d22"),
}

PRINT: Style = SCREEN | {
    Role.HOST: Look("#ffffff", "#000000", 2.0),
    Role.ROOM: Look("#ffffff", "#000000", 1.4),
    Role.OUTSIDE: Look("#ffffff", "#000000", 0.8),
    Role.NAMELESS: Look("#ffffff", "#000000", 0.8, DASHED),
    Role.CARD: Look("#ffffff", "#9a9a9a", 0.7),
    Role.DEVICE_UP: Look("#ffffff", "#000000", 1.6),
    Role.DEVICE_NO_CARRIER: Look("#ffffff", "#000000", 1.3, DASHED),
    Role.DEVICE_DOWN: Look("#ebebeb", "#000000", 1.3, DOTTED),
    Role.CABLE_UP: Look("", "#000000", 2.2),
    Role.CABLE_NO_CARRIER: Look("", "#000000", 1.6, DASHED),
    Role.CABLE_DOWN: Look("", "#000000", 1.6, DOTTED),
    Role.PORT_FORWARDING: Look("", "#000000", 4.0),
    Role.PORT_WAITING: Look("", "#000000", 2.0, (2.5, 2.0)),
    Role.PORT_BLOCKED: Look("", "#000000", 1.6, DOTTED),
    Role.ROUTER: Look("#000000", "#000000", 1.6),
    Role.NO_ROUTER: Look("#000000", "#000000", 1.6),
    Role.WAY_OUT: Look("#000000", "#000000", 2.6),
    Role.WAY_BACK: Look("#000000", "#000000", 1.8, (5.0, 2.5)),
    Role.WAY_SIDE: Look("#000000", "#000000", 1.0, DOTTED),
    Role.STOP: Look("#ffffff", "#000000", 3.2),
    **{
        role: Look("#000000")
        for role in (
            Role.TITLE, Role.NOTE, Role.ROOM_TITLE, Role.NAME, Role.ADDRESS, Role.WORD, Role.HEAD, Role.ROW,
            Role.LEGEND, Role.TOLD, Role.CAUSE,
        )
    },
}  # fmt: skip

DARK: Style = SCREEN | {
    Role.CANVAS: Look("#12161c"),
    Role.HOST: Look("#1e2126", "#a89f82", 1.6),
    Role.ROOM: Look("#1a2430", "#7fa6cc", 1.4),
    Role.OUTSIDE: Look("#1c1d21", "#9a9aa5", 1.2),
    Role.NAMELESS: Look("#17191d", "#9a9aa5", 1.2, DASHED),
    Role.CARD: Look("#12161c", "#4a535d", 0.9),
    Role.DEVICE_UP: Look("#173526", "#5cc28d", 1.4),
    Role.DEVICE_NO_CARRIER: Look("#3a2d0e", "#e0b04a", 1.4, DASHED),
    Role.DEVICE_DOWN: Look("#26282c", "#a0a0a0", 1.3, DOTTED),
    Role.CABLE_UP: Look("", "#5cc28d", 2.4),
    Role.CABLE_NO_CARRIER: Look("", "#e0b04a", 2.0, DASHED),
    Role.CABLE_DOWN: Look("", "#a0a0a0", 1.8, DOTTED),
    Role.PORT_FORWARDING: Look("", "#5cc28d", 4.0),
    Role.PORT_WAITING: Look("", "#e0b04a", 2.0, (2.5, 2.0)),
    Role.PORT_BLOCKED: Look("", "#a0a0a0", 1.8, DOTTED),
    Role.ROUTER: Look("#5cc28d", "#5cc28d", 1.6),
    Role.NO_ROUTER: Look("#b5b5b5", "#b5b5b5", 1.6),
    Role.WAY_OUT: Look("#7db4ff", "#7db4ff", 2.4),
    Role.WAY_BACK: Look("#ff9d6b", "#ff9d6b", 2.2, (5.0, 2.5)),
    Role.WAY_SIDE: Look("#7db4ff", "#7db4ff", 1.2, DOTTED),
    Role.STOP: Look("#12161c", "#ff6b7d", 3.0),
    Role.NOTE: Look("#b4bcc5"),
    Role.WORD: Look("#c0c8d0"),
    Role.HEAD: Look("#aab3bd"),
    Role.CAUSE: Look("#ff8a98"),
    **{
        role: Look("#eef2f6")
        for role in (Role.TITLE, Role.ROOM_TITLE, Role.NAME, Role.ADDRESS, Role.ROW, Role.LEGEND, Role.TOLD)
    },
}

STYLES: dict[str, Style] = {"screen": SCREEN, "print": PRINT, "dark": DARK}
