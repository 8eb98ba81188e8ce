"""``@live``: a slotted class of fields that change, its instances told apart by identity, made quickly.

Devices, namespaces, packets on their way, tables and timers are such objects. To everybody the class is what
``@dataclass(slots=True, eq=False)`` makes of it; what ``dataclass`` compiles for each class at every start is compiled
here for those of which an instance is made, as ``@value`` does it.

>>> @live
... class Counter:
...     count: int = 0
>>> one = Counter()
>>> one.count += 1
>>> one, one == Counter(1)
(Counter(count=1), False)
"""

from __future__ import annotations

from dataclasses import MISSING, Field, field
from typing import Any, TypeVar, dataclass_transform

from pingproof.simulator.value import class_with_slots, first_init, own_defaults

Live = TypeVar("Live")


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def live(cls: type[Live]) -> type[Live]:
    """Make of a class with annotated fields what ``@dataclass(slots=True, eq=False)`` makes of it.

    A field may have a default, or be left out of ``__init__`` and have none; ``__post_init__`` is called if there is
    one. Raises TypeError for a class with more, a base with fields or an ``__init__`` of its own.
    """
    if "__init__" in cls.__dict__ or any("__dataclass_fields__" in base.__dict__ for base in cls.__mro__[1:]):
        raise TypeError(f"{cls.__name__}: @live makes __init__ itself, and of this class's own fields only")
    defaults = own_defaults(cls)
    for of in defaults.values():
        if isinstance(of, Field) and not of.init and (of.default, of.default_factory) != (MISSING, MISSING):
            raise TypeError(f"{cls.__name__}: a field that is left out of __init__ has no default")
    made: Any = class_with_slots(cls, defaults, {})
    last = "self.__post_init__()" if "__post_init__" in cls.__dict__ else "pass"
    made.__init__ = first_init(made, defaults, "self.{0} = {1}", {}, last)
    done: type[Live] = made
    return done
