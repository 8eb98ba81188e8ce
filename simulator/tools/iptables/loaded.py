"""A match or a target while a rule is read: its options so far, and the checks once all are read."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from pingproof.simulator.live import live
from pingproof.simulator.tools.iptables.libxtables.values import problem

if TYPE_CHECKING:
    from pingproof.simulator.errors import UsageError
    from pingproof.simulator.tools.iptables.libxtables.extension import MatchOption, Option, Syntax


@live
class Loaded:
    """A match or target of the rule; ``syntax`` is None where its options are kept as typed."""

    name: str
    syntax: Syntax | None
    options: list[MatchOption] = field(default_factory=list)

    def find(self, name: str) -> Option | None:
        """The option of that name or beginning."""
        if self.syntax is None:
            return None
        options = self.syntax.options
        exact = [option for option in options if name in (option.name, *option.aliases)]
        begun = [option for option in options if any(full.startswith(name) for full in (option.name, *option.aliases))]
        # A whole name wins, as in getopt_long(3); an ambiguous beginning is no option.
        found = exact or begun
        return found[0] if len(found) == 1 else None

    def repeated(self, option: Option) -> UsageError:
        """The complaint about an option that came twice."""
        if self.syntax is not None and self.syntax.repeated is not None:
            return self.syntax.repeated(option)
        return problem(f'{self.name}: option "--{self._shown(option)}" can only be used once.\n')

    def finished(self) -> list[MatchOption] | None:
        """The options in the order in which they are printed, None when the whole match is left out.

        Raises UsageError when one is missing or too many.
        """
        syntax = self.syntax
        if syntax is None:
            return self.options
        said = [name for name, _, _ in self.options]
        order = [option.name for option in syntax.options]
        for name in syntax.required:
            if name not in said:
                raise problem(f'{self.name}: option "--{name}" must be specified\n')
        rivals = [
            self._shown(option)
            for option in syntax.options
            if option.name in syntax.alternatives and option.name in said
        ]
        if len(rivals) > 1:
            raise problem(f'{self.name}: option "--{rivals[0]}" cannot be used together with "--{rivals[1]}".\n')
        if syntax.needs and not said:
            raise problem(syntax.needs)
        # -S prints in the extension's order, whatever the order typed.
        options = sorted(self.options, key=lambda option: order.index(option[0]))
        return syntax.finish(options) if syntax.finish else options

    def check(self, protocol: str | None) -> None:
        """The last look at the options, in a rule for that protocol. Raises UsageError."""
        if self.syntax is not None and self.syntax.check is not None:
            self.syntax.check(self.finished(), protocol)

    def _shown(self, option: Option) -> str:
        """The name that a complaint shows."""
        long = self.syntax is not None and self.syntax.long_names and option.aliases
        return option.aliases[0] if long else option.name
