"""``sysctl``, ``cat`` and ``echo`` on the model's files below /proc/sys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pingproof.simulator.carry_out import carries_out
from pingproof.simulator.errors import NotModelled
from pingproof.simulator.linux.sysctl import files as sysctl_files
from pingproof.simulator.result import Result
from pingproof.simulator.tools.cat.run import read_files
from pingproof.simulator.tools.cat.words import ProcRead
from pingproof.simulator.tools.echo.run import write_file
from pingproof.simulator.tools.echo.words import Echo, ProcWrite
from pingproof.simulator.tools.lib.proc_sys import Effect, dotted
from pingproof.simulator.tools.sysctl.run import set_and_show
from pingproof.simulator.tools.sysctl.words import Sysctl
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace


@value
class ModelledFiles:
    """The files of one namespace of the model. Raises ``NotModelled`` for files that are not modelled."""

    namespace: NetNamespace

    def listed(self, directory: str = "") -> list[str]:
        """Every file below a directory that is modelled and not deprecated."""
        found = sysctl_files.paths(self.namespace, deprecated=False)
        below = [path for path in found if path.startswith(f"{directory}/")] if directory else found
        if not below:
            raise NotModelled(dotted(directory), "the keys of net.ipv4, net.bridge and net.netfilter", 1)
        return below

    def is_directory(self, path: str) -> bool:
        """Whether a path is a directory with something in it."""
        return sysctl_files.is_directory(self.namespace, path)

    def effect_of(self, path: str) -> Effect:
        """The effect of writing a file; raises ``KernelError`` (ENOENT)."""
        return sysctl_files.effect_of(self.namespace, path)

    def read(self, path: str) -> str:
        """A file's text; raises ``KernelError``."""
        return sysctl_files.read(self.namespace, path)

    def write(self, path: str, text: str) -> None:
        """Write a file; raises ``KernelError``."""
        sysctl_files.write(self.namespace, path, text)


@carries_out(Sysctl)
def _sysctl(namespace: NetNamespace, command: Sysctl) -> Result:
    return set_and_show(ModelledFiles(namespace), command)


@carries_out(ProcRead)
def _cat(namespace: NetNamespace, command: ProcRead) -> Result:
    return read_files(ModelledFiles(namespace), command)


@carries_out(ProcWrite)
def _write(namespace: NetNamespace, command: ProcWrite) -> Result:
    return write_file(ModelledFiles(namespace), command)


@carries_out(Echo)
def _echo(namespace: NetNamespace, command: Echo) -> Result:
    return Result(0, command.text + ("\n" if command.newline else ""))
