"""``sysctl`` (procps 4.0.2) on the files below /proc/sys of either network."""

from __future__ import annotations

import re
from dataclasses import replace

from pingproof.simulator.errors import Errno, KernelError
from pingproof.simulator.result import Result
from pingproof.simulator.tools.lib.proc_sys import PROC_SYS, Effect, SysctlFiles, dotted, path_of
from pingproof.simulator.tools.sysctl.words import Sysctl, read_setting


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
    for key, text in command.settings:
        if text is None and not command.write:
            result = _read(files, command, key)
            # main() sums up what its reads return, but not what its writes do.
            exit_code += result.exit_code
        else:
            result = _set(files, command, key, text)
            exit_code |= result.exit_code
        output.append(result.stdout)
        errors.append(result.stderr)
    return Result(exit_code % 256, "".join(output), "".join(errors))


def _set(files: SysctlFiles, command: Sysctl, key: str, text: str | None) -> Result:
    # A line that sets nothing is passed over without a word, and a failure all the same.
    setting = read_setting(key, text or "")
    if setting is None or (text is None and len(key.lstrip()) < 2):
        return Result(1)
    if text is None:
        return Result(1, "", "sysctl: command line(0): invalid syntax, continuing...\n")
    return _write(files, command, *setting)


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
    # -1, whatever -e wishes.
    if not key:
        return Result(-1, "", 'sysctl: "" is an unknown key\n')
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
    if not path:
        # realpath(3) takes the last slash off, so that /proc/sys/ itself is not below it.
        return Result(1, "", f"sysctl: Path is not under {PROC_SYS}: {PROC_SYS}{key.replace('.', '/')}\n")
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
