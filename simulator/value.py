"""``@value``: a frozen, slotted dataclass that is made quickly.

All that goes over a cable, into the journal or out of a tool is such a value, some three hundred types. ``dataclass``
looks at each field, makes each class twice and compiles six methods of it at every start. Here a class is made once
more with its slots; only ``__init__`` is compiled, for it runs for every packet, and not before the first instance is
made; the other methods are alike for all; and ``dataclass`` is asked for the fields of a type when somebody else asks
for them (``replace``, ``fields``). To everybody (``match``, a type checker, pickle too) the type is a dataclass.

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
Defaults = dict[str, Any]
"""By a field's name its default, what ``field(…)`` says of it, or MISSING; in the order of the fields."""
OWN_METHODS = frozenset({"__init__", "__post_init__", "__eq__", "__hash__", "__reduce__"})
"""What ``value`` makes itself."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[Value]) -> type[Value]:
    """Make of a class with annotated fields what ``@dataclass(frozen=True, slots=True)`` makes of it.

    A field may have a default and be left out of comparisons, and the class a ``__repr__`` of its own and one base that
    is a value too; more is ``dataclass``'s. Raises TypeError for that.
    """
    if not OWN_METHODS.isdisjoint(cls.__dict__):
        raise TypeError(f"{cls.__name__}: @value makes these methods itself")
    names = tuple(cls.__annotations__)
    own: Defaults = {name: cls.__dict__.get(name, MISSING) for name in names}
    defaults = _inherited(cls) | own
    for default in own.values():
        if isinstance(default, Field) and (default.kw_only is True or not default.init):
            raise TypeError(f"{cls.__name__}: @value knows positional fields only")
    left_out = {*own, "__dict__", "__weakref__"}
    body: dict[str, Any] = {name: of for name, of in cls.__dict__.items() if name not in left_out}
    body["__slots__"] = names
    body["__match_args__"] = tuple(defaults)
    body["__dataclass_fields__"] = _FieldsOnDemand(defaults)
    body["__init__"] = _init_on_demand
    body["__eq__"], body["__hash__"] = _comparison(
        _getter([name for name, of in defaults.items() if not (isinstance(of, Field) and of.compare is False)])
    )
    body["__reduce__"] = _reduction(_getter(list(defaults)))
    body.setdefault("__repr__", _representation)
    body["__setattr__"], body["__delattr__"] = _refuse_assignment, _refuse_deletion
    kind: Any = type(cls)
    made: type[Value] = kind(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made


def _inherited(cls: type[Any]) -> Defaults:
    """The fields of the base that is a value."""
    for base in cls.__mro__[1:]:
        found = base.__dict__.get("__dataclass_fields__")
        if isinstance(found, _FieldsOnDemand):
            return found.defaults
    return {}


class _FieldsOnDemand:
    """``__dataclass_fields__`` of a value, made by ``dataclass`` from a class of the same fields at the first look."""

    __slots__ = ("defaults", "made")

    def __init__(self, defaults: Defaults) -> None:
        self.defaults = defaults
        self.made: dict[str, Field[Any]] | None = None

    def __get__(self, instance: object, owner: type[Any]) -> dict[str, Field[Any]]:
        if self.made is None:
            said = {name: of for name, of in self.defaults.items() if of is not MISSING}
            hints = {name: of for each in reversed(owner.__mro__[:-1]) for name, of in each.__annotations__.items()}
            body = {"__annotations__": hints, "__module__": owner.__module__, "__doc__": owner.__doc__, **said}
            alike: Any = dataclass(init=False, repr=False, eq=False)(type(owner.__name__, (), body))
            self.made = {row.name: row for row in fields(alike)}
        return self.made


def _init_on_demand(self: Any, *arguments: Any, **named: Any) -> None:
    """The ``__init__`` of the first instance, which has the others' compiled: many a type is never needed in a run."""
    cls = type(self)
    cls.__init__ = _compiled_init(cls)
    cls.__init__(self, *arguments, **named)


def _compiled_init(cls: type[Any]) -> Any:
    """``__init__``, which puts each argument into its slot."""
    names: dict[str, Any] = {"MISSING": MISSING}
    parameters, lines = ["self"], []
    for name, of in cls.__dict__["__dataclass_fields__"].defaults.items():
        names[f"set_{name}"] = getattr(cls, name).__set__
        default, argument = "", name
        plain, factory = (of.default, of.default_factory) if isinstance(of, Field) else (of, MISSING)
        if plain is not MISSING:
            names[f"default_{name}"] = plain
            default = f"=default_{name}"
        elif factory is not MISSING:
            names[f"new_{name}"] = factory
            default, argument = "=MISSING", f"new_{name}() if {name} is MISSING else {name}"
        parameters.append(f"{name}{default}")
        lines.append(f"  set_{name}(self, {argument})")
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
