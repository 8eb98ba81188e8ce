"""``echo TEXT > /proc/sys/…`` and ``echo TEXT | tee /proc/sys/…`` on the files of either network."""

from __future__ import annotations

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.echo.words import ProcWrite
from pingproof.simulator.tools.lib.proc_sys import IS_A_DIRECTORY, Effect, SysctlFiles, below_proc_sys


def write_file(files: SysctlFiles, command: ProcWrite) -> Result:
    """Carry out ``echo TEXT > /proc/sys/…``, with bash's message on failure; ``tee`` has its own and shows the text."""
    path = below_proc_sys(command.path)
    opening = _refused_to_open(files, path)
    if opening is not None:
        return _write_error(command, f"{command.path}: {opening}")
    try:
        files.write(path, command.text)
    except KernelError as refusal:
        where = command.path if command.tee else "echo: write error"
        return _write_error(command, f"{where}: {refusal.errno.value}")
    return Result(0, command.text + "\n" if command.tee else "")


def _refused_to_open(files: SysctlFiles, path: str) -> str | None:
    if files.is_directory(path):
        return IS_A_DIRECTORY
    try:
        effect = files.effect_of(path)
    except KernelError as refusal:
        return refusal.errno.value
    return Errno.EACCES.value if effect is Effect.READ_ONLY else None


def _write_error(command: ProcWrite, text: str) -> Result:
    if command.tee:
        return Result(1, command.text + "\n", f"tee: {text}\n")
    return Result(1, "", f"bash: line 1: {text}\n")
