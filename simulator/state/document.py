"""A ``NetworkState`` as a JSON document and back: what `lesson snapshot` writes and `lesson why --at` reads.

Every row is an object with the names of its type's fields; a field with its default value is left out. Enums are their
values, flags lists of names, addresses text. docs/snapshot.md describes the format for those who read such files.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum, Flag
from functools import cache
from ipaddress import IPv4Address, IPv4Network
from typing import Any, Union, get_args, get_origin, get_type_hints

from pingproof.simulator.errors import SimulatorError
from pingproof.simulator.state import NetworkState

FORMAT = "pingproof-network-state"
VERSION = 1
KEYED = frozenset({"iptables", "sysctls"})
"""Fields of (name, content) pairs, written as objects."""
NOT_WRITTEN = frozenset({"statistics"})
"""Counters of a link, which are not written because no verdict depends on them."""
LINE = 240
"""Columns of a row at most; a longer row is spread over several lines."""
WITHIN = 2
"""Depth of the namespaces' tables: everything above is spread over several lines."""


class DocumentError(SimulatorError):
    """A document that is no snapshot or has an unknown version; the one line of text says where."""


def to_document(network: NetworkState) -> dict[str, Any]:
    """The document, in a stable order."""
    return {"format": FORMAT, "version": VERSION, **_encoded(network)}


def from_document(document: object) -> NetworkState:
    """The state in a document. Raises ``DocumentError``."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise DocumentError(f'not a snapshot: "format" is not "{FORMAT}"')
    if document.get("version") != VERSION:
        raise DocumentError(f"a snapshot of version {document.get('version')}; this program reads version {VERSION}")
    content = {name: value for name, value in document.items() if name not in ("format", "version")}
    decoded: NetworkState = _decoded(NetworkState, content, "")
    # The host has no name in /run/netns; whoever reads a snapshot starts there.
    if not decoded.namespaces or decoded.namespaces[0].name:
        raise DocumentError('namespaces: the first one must be the host, named ""')
    return decoded


def dumps(network: NetworkState) -> str:
    """The document as text: a row a line."""
    return _laid_out(to_document(network), 0) + "\n"


def loads(text: str) -> NetworkState:
    """The state in a document's text. Raises ``DocumentError``."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise DocumentError(f"not JSON: {error}") from None
    # json and the decoder below go one level down for each bracket.
    except RecursionError:
        raise DocumentError("not a snapshot: nested too deeply") from None
    return from_document(document)


def _encoded(value: Any) -> Any:
    match value:
        # Before Enum, which a Flag is too: a list of names says more than the sum that is its value.
        case Flag():
            return [member.name for member in type(value) if member in value]
        case Enum():
            return value.value
        case IPv4Address() | IPv4Network():
            return str(value)
        case tuple():
            return [_encoded(each) for each in value]
    if not is_dataclass(value):
        return value
    row: dict[str, Any] = {}
    for each in fields(value):
        content = getattr(value, each.name)
        # A default is left out, so that a field added later does not spoil older documents.
        if each.name in NOT_WRITTEN or content == _default(each):
            continue
        row[each.name] = {key: _encoded(of) for key, of in content} if each.name in KEYED else _encoded(content)
    return row


def _default(field: Any) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


@cache
def _hints(kind: type[Any]) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _decoded(kind: Any, value: Any, path: str) -> Any:
    """``value`` as the type ``kind``. Raises ``DocumentError`` with the place."""
    origin, arguments = get_origin(kind), get_args(kind)
    # Every union of the state's types is "T | None".
    if origin in (types.UnionType, Union):
        if value is None and type(None) in arguments:
            return None
        return _decoded(next(each for each in arguments if each is not type(None)), value, path)
    if origin is tuple:
        return _decoded_tuple(arguments, value, path)
    if is_dataclass(kind):
        return _decoded_row(kind, value, path)
    try:
        if isinstance(kind, type) and issubclass(kind, Flag):
            return _flags(kind, value)
        if kind in (int, bool, str):
            # True is an int to isinstance, and a document must not mix them up.
            if type(value) is not kind:
                raise ValueError
            return value
        if kind is float:
            return float(value)
        # Both take an int as well, which would be an address by accident.
        if kind in (IPv4Address, IPv4Network) and not isinstance(value, str):
            raise ValueError
        return kind(value)
    except (ValueError, TypeError, KeyError, OverflowError):
        # Enums raise ValueError, unknown flags KeyError, and float of a list TypeError.
        raise DocumentError(f"{path}: {json.dumps(value)[:60]} is no {kind.__name__}") from None


def _flags(kind: Any, names: Iterable[str]) -> Any:
    found = kind(0)
    for name in names:
        found |= kind[name]
    return found


def _decoded_tuple(arguments: tuple[Any, ...], value: Any, path: str) -> tuple[Any, ...]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        # A field of KEYED, which was written as an object.
        if isinstance(value, dict):
            value = [list(pair) for pair in value.items()]
        if not isinstance(value, list):
            raise DocumentError(f"{path}: not a list")
        return tuple(_decoded(arguments[0], each, f"{path}[{place}]") for place, each in enumerate(value))
    if not isinstance(value, list) or len(value) != len(arguments):
        raise DocumentError(f"{path}: not a list of {len(arguments)}")
    return tuple(_decoded(kind, each, path) for kind, each in zip(arguments, value, strict=True))


def _decoded_row(kind: Any, value: Any, path: str) -> Any:
    if not isinstance(value, dict):
        raise DocumentError(f"{path}: not an object")
    hints = _hints(kind)
    strange = next((name for name in value if name not in hints), None)
    if strange is not None:
        raise DocumentError(f"{path}: no such field: {strange}")
    decoded = {name: _decoded(hints[name], each, f"{path}.{name}".lstrip(".")) for name, each in value.items()}
    try:
        # Only a missing field can make it fail: strange names were refused above.
        return kind(**decoded)
    except TypeError:
        missing = [each.name for each in fields(kind) if each.name not in value and _default(each) is MISSING]
        raise DocumentError(f"{path}: without {', '.join(missing)}") from None


def _laid_out(value: Any, depth: int) -> str:
    """JSON text with one line for each row that fits; a longer row is spread by one level."""
    line = json.dumps(value, ensure_ascii=False)
    # Above WITHIN everything is spread, so that tables begin on lines of their own and a diff stays small.
    if not isinstance(value, dict | list) or not value or (depth > WITHIN and len(line) + depth <= LINE):
        return line
    margin = " " * (depth + 1)
    if isinstance(value, dict):
        parts = [f"{json.dumps(key, ensure_ascii=False)}: {_laid_out(each, depth + 1)}" for key, each in value.items()]
        opening, closing = "{", "}"
    else:
        parts = [_laid_out(each, depth + 1) for each in value]
        opening, closing = "[", "]"
    return f"{opening}\n" + ",\n".join(margin + part for part in parts) + f"\n{' ' * depth}{closing}"
