"""``cat`` on the files below /proc/sys of either network."""

from __future__ import annotations

from pingproof.simulator.errors import KernelError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.cat.words import ProcRead
from pingproof.simulator.tools.lib.proc_sys import IS_A_DIRECTORY, SysctlFiles, below_proc_sys


def read_files(files: SysctlFiles, command: ProcRead) -> Result:
    """Carry out ``cat PATH…``: each file in turn, also after a failure. Raises NotModelled."""
    output: list[str] = []
    errors: list[str] = []
    for name in command.paths:
        path = below_proc_sys(name)
        if files.is_directory(path):
            errors.append(f"cat: {name}: {IS_A_DIRECTORY}\n")
            continue
        try:
            output.append(files.read(path) + "\n")
        except KernelError as refusal:
            errors.append(f"cat: {name}: {refusal.errno.value}\n")
    return Result(1 if errors else 0, "".join(output), "".join(errors))
