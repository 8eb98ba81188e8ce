"""``@value``: a frozen, slotted dataclass that is made quickly.

All that goes over a cable, into the journal or out of a tool is such a value, some three hundred types. ``dataclass``
compiles six methods for each of them at every start; here only ``__init__`` is compiled, for it runs for every packet,
and not before the first instance is made; the other methods are alike for all. To everybody else (``replace``,
``fields``, ``match``, a type checker, pickle) the type is a dataclass.

>>> @value
... class Point:
...     x: int
...     y: int = 0
>>> Point(1), Point(1) == Point(1, 0), len({Point(1), Point(1, 0)})
(Point(x=1, y=0), True, 1)
>>> Point(1).x = 2
Traceback (most recent call last):
dataclasses.FrozenInstanceError: cannot assign to field 'x'
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

Value = TypeVar("Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[Value]) -> type[Value]:
    """Make of a class with annotated fields what ``@dataclass(frozen=True, slots=True)`` makes of it.

    A field may have a default and be left out of comparisons, and the class a ``__repr__`` of its own; more is
    ``dataclass``'s. Raises TypeError for that.
    """
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    rows = fields(made)
    if any(row.kw_only or not row.init for row in rows):
        raise TypeError(f"{cls.__name__}: @value knows positional fields only")
    if not {"__init__", "__post_init__", "__eq__", "__hash__", "__reduce__"}.isdisjoint(cls.__dict__):
        raise TypeError(f"{cls.__name__}: @value makes these methods itself")
    made.__init__ = _first_init(made, rows)
    made.__eq__, made.__hash__ = _comparison(_getter([row.name for row in rows if row.compare]))
    made.__reduce__ = _reduction(_getter([row.name for row in rows]))
    if "__repr__" not in cls.__dict__:
        made.__repr__ = _representation
    made.__setattr__, made.__delattr__ = _refuse_assignment, _refuse_deletion
    done: type[Value] = made
    return done


def _first_init(cls: type[Any], rows: tuple[Field[Any], ...]) -> Any:
    """The ``__init__`` of the first instance, which has the others' compiled: many a type is never needed in a run."""

    def __init__(self: Any, *arguments: Any, **named: Any) -> None:
        cls.__init__ = _compiled_init(cls, rows)
        cls.__init__(self, *arguments, **named)

    return __init__


def _compiled_init(cls: type[Any], rows: tuple[Field[Any], ...]) -> Any:
    """``__init__``, which puts each argument into its slot."""
    names: dict[str, Any] = {}
    parameters, lines = ["self"], []
    for row in rows:
        names[f"set_{row.name}"] = getattr(cls, row.name).__set__
        default, argument = "", row.name
        if row.default is not MISSING:
            names[f"default_{row.name}"] = row.default
            default = f"=default_{row.name}"
        elif row.default_factory is not MISSING:
            names[f"new_{row.name}"] = row.default_factory
            default, argument = "=MISSING", f"new_{row.name}() if {row.name} is MISSING else {row.name}"
        parameters.append(f"{row.name}{default}")
        lines.append(f"  set_{row.name}(self, {argument})")
    names["MISSING"] = MISSING
    body = "\n".join(lines) or "  pass"
    made: dict[str, Any] = {}
    exec(f"def make({', '.join(names)}):\n def __init__({', '.join(parameters)}):\n{body}\n return __init__", made)
    init = made["make"](**names)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """The fields of those names as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda instance: tuple(getattr(instance, name) for name in names)


def _comparison(key: Callable[[Any], tuple[Any, ...]]) -> tuple[Any, Any]:
    def __eq__(self: Any, other: object) -> bool:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(key(self))

    return __eq__, __hash__


def _reduction(key: Callable[[Any], tuple[Any, ...]]) -> Any:
    def __reduce__(self: Any) -> tuple[type[Any], tuple[Any, ...]]:
        return self.__class__, key(self)

    return __reduce__


def _representation(self: Any) -> str:
    inside = ", ".join(f"{row.name}={getattr(self, row.name)!r}" for row in fields(self))
    return f"{self.__class__.__qualname__}({inside})"


def _refuse_assignment(self: Any, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deletion(self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
