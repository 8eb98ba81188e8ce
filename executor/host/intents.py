"""Changes that a command would make on the machine, judged beforehand: the list of ``--dry-run``."""

from __future__ import annotations

from dataclasses import dataclass

from pingproof.simulator.tools.command import Command
from pingproof.simulator.tools.ip.address.words import AddressAdd
from pingproof.simulator.tools.ip.link.words import LinkAdd
from pingproof.simulator.tools.iptables.words import Iptables
from pingproof.simulator.tools.vocabulary.parse import format_command


@dataclass(frozen=True, slots=True)
class MakeNamespace:
    """A named network namespace."""

    name: str

    def __str__(self) -> str:
        return f"make the network namespace {self.name}"


@dataclass(frozen=True, slots=True)
class MakeLink:
    """A device, or a veth pair, with an end in the host's namespace."""

    action: LinkAdd
    names: tuple[str, ...]

    def __str__(self) -> str:
        return f"make the {self.action.kind.value} {' and '.join(self.names)}"


@dataclass(frozen=True, slots=True)
class GiveAddress:
    """An address; ``namespace`` is "" for the host."""

    action: AddressAdd
    namespace: str

    def __str__(self) -> str:
        where = f" in {self.namespace}" if self.namespace else ""
        return f"give {self.action.device}{where} the address {self.action.address}"


@dataclass(frozen=True, slots=True)
class WriteSysctl:
    """A setting of the host's namespace."""

    path: str
    value: str

    @property
    def key(self) -> str:
        """The setting's key, as ``sysctl`` spells it."""
        return self.path.removeprefix("/proc/sys/").translate(str.maketrans("./", "/."))

    def __str__(self) -> str:
        return f"set {self.key} to {self.value}"


@dataclass(frozen=True, slots=True)
class ChangeTables:
    """A row of a routing table, or a policy rule, with the command that takes it away."""

    command: Command
    undo: Command

    def __str__(self) -> str:
        return f"add by `{format_command(self.command)}`"


@dataclass(frozen=True, slots=True)
class ChangeRules:
    """An iptables rule, chain or policy, with what takes it away (None for a policy)."""

    command: Iptables
    undo: Iptables | None
    check: Iptables | None

    def __str__(self) -> str:
        return f"change iptables by `{format_command(self.command)}`"


Intent = MakeNamespace | MakeLink | GiveAddress | WriteSysctl | ChangeTables | ChangeRules
