"""Tables of functions by the class of their argument: the way from a command to its formatting and carrying out.

>>> area: ByClass[Callable[[Any], int]] = ByClass()
>>> @area(str)
... def _length(text: str) -> int:
...     return len(text)
>>> area.of("four")("four")
4
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])


class ByClass(Generic[Function]):
    """A table of functions, each registered for some classes by a decorator above its definition.

    ``load`` is called with a class that has no function yet, and imports the module registering one.
    """

    def __init__(self, load: Callable[[type], None] | None = None) -> None:
        self.functions: dict[type, Function] = {}
        self.load = load

    def __call__(self, *kinds: type) -> Callable[[Function], Function]:
        """The decorator for a function of some classes. Raises ValueError for a class that has one already."""

        def register(function: Function) -> Function:
            for kind in kinds:
                if kind in self.functions:
                    raise ValueError(f"{kind.__name__} is registered twice")
                self.functions[kind] = function
            return function

        return register

    def of(self, instance: object) -> Function:
        """The function for an instance. Raises KeyError when its class has none."""
        kind = type(instance)
        if kind not in self.functions and self.load is not None:
            self.load(kind)
        return self.functions[kind]
