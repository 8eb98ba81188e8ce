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
    defaults = _inherited(cls) | own_defaults(cls)
    if any(isinstance(of, Field) and (of.kw_only is True or not of.init) for of in defaults.values()):
        raise TypeError(f"{cls.__name__}: @value knows positional fields only")
    compared = [name for name, of in defaults.items() if not (isinstance(of, Field) and of.compare is False)]
    equal, hashed = _comparison(_getter(compared))
    methods = {
        "__eq__": equal,
        "__hash__": hashed,
        "__reduce__": _reduction(_getter(list(defaults))),
        "__setattr__": _refuse_assignment,
        "__delattr__": _refuse_deletion,
    }
    made: Any = class_with_slots(cls, defaults, methods)
    names = {f"set_{name}": getattr(made, name).__set__ for name in defaults}
    made.__init__ = first_init(made, defaults, "set_{0}(self, {1})", names)
    done: type[Value] = made
    return done


def own_defaults(cls: type[Any]) -> Defaults:
    """What a class says of its own fields."""
    return {name: cls.__dict__.get(name, MISSING) for name in cls.__annotations__}


def class_with_slots(cls: type[Value], defaults: Defaults, methods: dict[str, Any]) -> type[Value]:
    """The class once more, with a slot for each of its own fields and these methods."""
    left_out = {*cls.__annotations__, "__dict__", "__weakref__"}
    body: dict[str, Any] = {name: of for name, of in cls.__dict__.items() if name not in left_out}
    body["__slots__"] = tuple(cls.__annotations__)
    body["__match_args__"] = tuple(defaults)
    body["__dataclass_fields__"] = FieldsOnDemand(defaults)
    body.setdefault("__repr__", _representation)
    kind: Any = type(cls)
    made: type[Value] = kind(cls.__name__, cls.__bases__, body | methods)
    made.__qualname__ = cls.__qualname__
    return made


def _inherited(cls: type[Any]) -> Defaults:
    """The fields of the base that is a value."""
    for base in cls.__mro__[1:]:
        found = base.__dict__.get("__dataclass_fields__")
        if isinstance(found, FieldsOnDemand):
            return found.defaults
    return {}


class FieldsOnDemand:
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


def first_init(
    cls: type[Any], defaults: Defaults, assignment: str, names: dict[str, Any], last: str = "pass"
) -> Callable[..., None]:
    """The ``__init__`` of the first instance, which has the others' compiled: many a type is never needed in a run.

    ``assignment`` has places for a field's name and for what it gets, ``names`` has what an assignment names, ``last``
    is the last line.
    """

    def __init__(self: Any, *arguments: Any, **named: Any) -> None:
        compiled = _compiled_init(defaults, assignment, names, last)
        compiled.__qualname__ = f"{cls.__qualname__}.__init__"
        cls.__init__ = compiled
        compiled(self, *arguments, **named)

    return __init__


def _compiled_init(defaults: Defaults, assignment: str, names: dict[str, Any], last: str) -> Any:
    names = names | {"MISSING": MISSING}
    parameters, lines = ["self"], []
    for name, of in defaults.items():
        plain, factory = (of.default, of.default_factory) if isinstance(of, Field) else (of, MISSING)
        default, argument = "", name
        if plain is not MISSING:
            names[f"default_{name}"] = plain
            default = f"=default_{name}"
        elif factory is not MISSING:
            names[f"new_{name}"] = factory
            default, argument = "=MISSING", f"new_{name}() if {name} is MISSING else {name}"
        if not isinstance(of, Field) or of.init:
            parameters.append(f"{name}{default}")
            lines.append("  " + assignment.format(name, argument))
    body = "\n".join([*lines, f"  {last}"])
    made: dict[str, Any] = {}
    exec(f"def make({', '.join(names)}):\n def __init__({', '.join(parameters)}):\n{body}\n return __init__", made)
    return made["make"](**names)


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
