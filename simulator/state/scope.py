"""The scopes of addresses and routes."""

from __future__ import annotations

from enum import Enum


class Scope(Enum):
    """A route's or an address's scope (``rtnetlink.h``); the value is the kernel's number: wider is smaller."""

    GLOBAL = 0
    SITE = 200
    LINK = 253
    HOST = 254
    NOWHERE = 255
