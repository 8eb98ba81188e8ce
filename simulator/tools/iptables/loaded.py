"""A match or a target while a rule is read: which of its options were said, and what they make together."""

from __future__ import annotations

from dataclasses import dataclass, field

from pingproof.simulator.errors import UsageError
from pingproof.simulator.tools.iptables.extension import Extension, MatchOption, Option
from pingproof.simulator.tools.iptables.values import problem


@dataclass(slots=True)
class Loaded:
    """A match or target of the rule; ``extension`` is None where Linux has it and its options are not known here."""

    name: str
    extension: Extension | None
    options: list[MatchOption] = field(default_factory=list)

    def find(self, name: str) -> Option | None:
        """The option of that name or beginning."""
        if self.extension is None:
            return None
        spellings = [
            (spelling, option) for option in self.extension.options for spelling in (option.name, *option.aliases)
        ]
        exact = [option for spelling, option in spellings if spelling == name]
        begun = [option for spelling, option in spellings if spelling.startswith(name)]
        found = exact or begun
        return found[0] if len({option.name for option in found}) == 1 else None

    def repeated(self, option: Option) -> UsageError:
        """The complaint about an option that came twice."""
        shown = option.aliases[0] if self.name in ("tcp", "udp", "multiport") and option.aliases else option.name
        if self.name == "tcp" and option.name in ("syn", "tcp-flags"):
            return problem("Only one of `--syn' or `--tcp-flags'  allowed")
        if self.name == "tcp":
            return problem(f"Only one `--{shown}' allowed")
        return problem(f'{self.name}: option "--{shown}" can only be used once.\n')

    def finished(self) -> list[MatchOption] | None:
        """The options in the order in which they are printed, None when the whole match is left out.

        Raises UsageError when one is missing or too many.
        """
        if self.extension is None:
            return self.options
        said = [name for name, _, _ in self.options]
        order = [option.name for option in self.extension.options]
        for name in self.extension.required:
            if name not in said:
                raise problem(f'{self.name}: option "--{name}" must be specified\n')
        rivals = [self._full_name(name) for name in order if name in self.extension.alternatives and name in said]
        if len(rivals) > 1:
            raise problem(f'{self.name}: option "--{rivals[0]}" cannot be used together with "--{rivals[1]}".\n')
        if self.extension.needs and not said:
            raise problem(self.extension.needs)
        options = sorted(self.options, key=lambda option: order.index(option[0]))
        return self.extension.finish(options) if self.extension.finish else options

    def is_native(self) -> bool:
        """Whether TCP's or UDP's match becomes expressions of the kernel's own (nft.c:add_nft_tcp(), add_nft_udp())."""
        options = self.finished()
        return options is None or (len(options) > 0 and all(option != "tcp-option" for option, _, _ in options))

    def _full_name(self, name: str) -> str:
        """The name that a complaint shows: multiport's is the long one."""
        option = self.find(name)
        return option.aliases[0] if self.name == "multiport" and option is not None and option.aliases else name
