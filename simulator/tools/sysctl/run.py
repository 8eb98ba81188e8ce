"""``sysctl`` (procps 4.0.2) on the files below /proc/sys of either network."""

from __future__ import annotations

import re
from dataclasses import replace

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.lib.proc_sys import PROC_SYS, Effect, SysctlFiles, dotted, path_of
from pingproof.simulator.tools.sysctl.words import Sysctl


def set_and_show(files: SysctlFiles, command: Sysctl) -> Result:
    """Carry out ``sysctl``: the settings in order, also after a failure."""
    output: list[str] = []
    errors: list[str] = []
    exit_code = 0
    if command.all:
        listing = _list(files, command, files.listed())
        output.append(listing.stdout)
        errors.append(listing.stderr)
        exit_code = listing.exit_code
    for number, (key, text) in enumerate(command.settings):
        # The message says "continuing", but procps 4.0.2 leaves its loop here.
        if text is None and command.write:
            errors.append(f"sysctl: command line({number}): invalid syntax, continuing...\n")
            exit_code = 1
            break
        result = _read(files, command, key) if text is None else _write(files, command, key, text)
        output.append(result.stdout)
        errors.append(result.stderr)
        exit_code = result.exit_code or exit_code
    return Result(exit_code, "".join(output), "".join(errors))


def _shown(command: Sysctl, path: str, value: str) -> str:
    name = dotted(path)
    if command.names_only:
        return name + "\n"
    if command.binary:
        return value
    lines = value.splitlines() or [""]
    return "".join(f"{line}\n" if command.values_only else f"{name} = {line}\n" for line in lines)


def _list(files: SysctlFiles, command: Sysctl, paths: list[str]) -> Result:
    """The readable ones of some files, each with its name."""
    pattern = re.compile(command.pattern) if command.pattern is not None else None
    output: list[str] = []
    errors: list[str] = []
    for path in paths:
        name = dotted(path)
        if pattern is not None and not pattern.search(name):
            continue
        # Such as route/flush: its mode has no read bit, so it is passed over without a word.
        if files.effect_of(path) is Effect.WRITE_ONLY:
            continue
        try:
            output.append(_shown(command, path, files.read(path)))
        except KernelError as refusal:
            errors.append(f'sysctl: reading key "{name}": {refusal.errno.value}\n')
    return Result(1 if errors else 0, "".join(output), "".join(errors))


def _cannot_stat(command: Sysctl, path: str) -> Result:
    if command.ignore:
        return Result()
    return Result(1, "", f"sysctl: cannot stat {PROC_SYS}{path}: No such file or directory\n")


def _read(files: SysctlFiles, command: Sysctl, key: str) -> Result:
    path = path_of(key)
    if files.is_directory(path):
        return _list(files, command, files.listed(path))
    try:
        files.effect_of(path)
    except KernelError:
        return _cannot_stat(command, path)
    return _list(files, command, [path])


def _write(files: SysctlFiles, command: Sysctl, key: str, value: str) -> Result:
    """Write a file; a read-only file or a directory is passed over with exit code 0."""
    path = path_of(key)
    name = dotted(path)
    passed_over = Result(0, "", f'sysctl: setting key "{name}": {Errno.EINVAL.value}\n')
    if files.is_directory(path):
        return passed_over
    try:
        # An empty write is refused, though only once the file is known to exist.
        if value.strip() == "":
            files.effect_of(path)
            raise KernelError(Errno.EINVAL)
        if command.dry_run:
            files.effect_of(path)
        else:
            files.write(path, value)
    except KernelError as refusal:
        match refusal.errno:
            case Errno.ENOENT:
                return _cannot_stat(command, path)
            # A file without a write bit: sysctl says "Invalid argument" and succeeds.
            case Errno.EACCES:
                return passed_over
            case Errno.EPERM:
                return Result(1, "", f'sysctl: permission denied on key "{name}"\n')
        return Result(1, "", f'sysctl: setting key "{name}": {refusal.errno.value}\n')
    if command.quiet:
        return Result()
    plain = replace(command, names_only=False, values_only=command.values_only or command.names_only)
    return Result(0, _shown(plain, path, value.strip()))
