"""``sysctl``, ``echo V > /proc/sys/…`` and ``cat /proc/sys/…`` on a namespace's files (procps-ng 4.0).

Only what is below net/ is written: other keys belong to the whole machine, and the sandbox leaves the machine alone.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator

from executor.kernel_namespace import KernelNamespace
from simulator.language.sysctl import ProcRead, ProcWrite, Sysctl
from simulator.result import Result

PROC_SYS = "/proc/sys/"
_SWAP = str.maketrans("./", "/.")


def sysctl(namespace: KernelNamespace, command: Sysctl) -> Result:
    """Read and write keys, each with its line, as the tool does."""
    output: list[str] = []
    errors: list[str] = []
    settings = command.settings
    if command.all:
        settings = ((".", None), *settings)
    failed = False
    with namespace.entered():
        for key, value in settings:
            lines = _write(command, key, value) if value is not None else _read(command, key)
            for text, is_error in lines:
                (errors if is_error else output).append(text)
                failed = failed or is_error
    return Result(1 if failed else 0, "".join(output), "".join(errors))


def _path(key: str) -> str:
    """The file of a key, whose first separator says whether dots or slashes part its words."""
    separator = re.search("[./]", key)
    return PROC_SYS + (key.translate(_SWAP) if separator and separator[0] == "." else key)


def _name(path: str) -> str:
    return path.removeprefix(PROC_SYS).translate(_SWAP)


def _write(command: Sysctl, key: str, value: str) -> Iterator[tuple[str, bool]]:
    path = _path(key)
    name = _name(path)
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        if not command.ignore:
            yield f"sysctl: cannot stat {path}: {error.strerror}\n", True
        return
    if not mode & stat.S_IWUSR:
        yield f'sysctl: setting key "{name}": Read-only file system\n', True
        return
    if _outside(path):
        yield f'sysctl: permission denied on key "{name}"\n', True
        return
    try:
        _write_file(path, value + "\n")
    except OSError as error:
        if not command.ignore:
            yield f'sysctl: setting key "{name}": {error.strerror}\n', True
        return
    if command.quiet:
        return
    if command.values_only:
        yield f"{value}\n", False
    elif command.names_only:
        yield f"{name}\n", False
    else:
        yield f"{name} = {value}\n", False


def _read(command: Sysctl, key: str) -> Iterator[tuple[str, bool]]:
    path = _path("" if key == "." else key)
    if not os.path.exists(path):
        if not command.ignore:
            yield f"sysctl: cannot stat {path}: No such file or directory\n", True
        return
    for file in _files(path.rstrip("/")):
        yield from _read_file(command, file)


def _files(path: str) -> Iterator[str]:
    if not os.path.isdir(path):
        yield path
        return
    for name in os.listdir(path):
        yield from _files(f"{path}/{name}")


def _read_file(command: Sysctl, path: str) -> Iterator[tuple[str, bool]]:
    name = _name(path)
    if command.pattern is not None and not re.search(command.pattern, name):
        return
    if not os.stat(path).st_mode & stat.S_IRUSR:
        return  # a key that can only be written
    if command.names_only:
        yield f"{name}\n", False
        return
    try:
        with open(path) as file:
            lines = file.read().splitlines()
    except PermissionError:
        yield f'sysctl: permission denied on key "{name}"\n', True
        return
    except OSError as error:
        yield f'sysctl: reading key "{name}": {error.strerror}\n', True
        return
    for line in lines or [""]:
        yield (f"{line}\n" if command.values_only else f"{name} = {line}\n"), False


def proc_write(namespace: KernelNamespace, command: ProcWrite) -> Result:
    """``echo TEXT > PATH``, with what bash says when the kernel refuses."""
    if _outside(command.path):
        return Result(1, "", f"bash: line 1: {command.path}: Permission denied\n")
    with namespace.entered():
        try:
            descriptor = os.open(command.path, os.O_WRONLY | os.O_CLOEXEC)
        except OSError as error:
            return Result(1, "", f"bash: line 1: {command.path}: {error.strerror}\n")
        try:
            os.write(descriptor, command.text.encode())
        except OSError as error:
            return Result(1, "", f"bash: line 1: echo: write error: {error.strerror}\n")
        finally:
            os.close(descriptor)
    return Result()


def proc_read(namespace: KernelNamespace, command: ProcRead) -> Result:
    """``cat PATH…``."""
    output: list[str] = []
    errors: list[str] = []
    with namespace.entered():
        for path in command.paths:
            try:
                with open(path) as file:
                    output.append(file.read())
            except OSError as error:
                errors.append(f"cat: {path}: {error.strerror}\n")
    return Result(1 if errors else 0, "".join(output), "".join(errors))


def _outside(path: str) -> bool:
    return not os.path.normpath(path).startswith("/proc/sys/net/")


def _write_file(path: str, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)
