"""``sysctl``, and reading and writing files below /proc/sys (procps 4.0.2, bash's redirection, coreutils' ``cat``)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from simulator.errors import Errno, KernelError, NotModelled
from simulator.language.sysctl import ProcRead, ProcWrite, Sysctl
from simulator.result import Result
from simulator.stack import sysctl_files
from simulator.stack.sysctl_keys import Effect

if TYPE_CHECKING:
    from simulator.stack.net_namespace import NetNamespace

PROC_SYS = "/proc/sys/"
IS_A_DIRECTORY = "Is a directory"


def path_of(key: str) -> str:
    """A key as a path below /proc/sys: whichever of ``.`` and ``/`` comes first is what parts the names.

    >>> path_of("net.ipv4.conf.a/b.rp_filter")
    'net/ipv4/conf/a.b/rp_filter'
    >>> path_of("net/ipv4/conf/a.b/rp_filter")
    'net/ipv4/conf/a.b/rp_filter'
    """
    first = re.search(r"[./]", key)
    if first is not None and first[0] == ".":
        key = key.replace("/", "\0").replace(".", "/").replace("\0", ".")
    return re.sub("/+", "/", key).strip("/")


def run(namespace: NetNamespace, command: Sysctl | ProcRead | ProcWrite) -> Result:
    """Carry out ``sysctl``, ``echo … > FILE`` or ``cat FILE`` in a namespace. Raises NotModelled."""
    match command:
        case ProcRead():
            return _read_files(namespace, command)
        case ProcWrite():
            return _write_file(namespace, command)
    return _sysctl(namespace, command)


def _sysctl(namespace: NetNamespace, command: Sysctl) -> Result:
    """The settings in order; a failure does not stop the others."""
    output: list[str] = []
    errors: list[str] = []
    exit_code = 0
    if command.all:
        output.append(_list(namespace, command, sysctl_files.paths(namespace, deprecated=False)))
    for number, (key, value) in enumerate(command.settings):
        if value is None and command.write:
            errors.append(f"sysctl: command line({number}): invalid syntax, continuing...\n")
            exit_code = 1
            break
        result = _read(namespace, command, key) if value is None else _write(namespace, command, key, value)
        output.append(result.stdout)
        errors.append(result.stderr)
        exit_code = result.exit_code or exit_code
    return Result(exit_code, "".join(output), "".join(errors))


def _shown(command: Sysctl, path: str, value: str) -> str:
    name = sysctl_files.dotted(path)
    if command.names_only:
        return name + "\n"
    if command.binary:
        return value
    return value + "\n" if command.values_only else f"{name} = {value}\n"


def _list(namespace: NetNamespace, command: Sysctl, paths: list[str]) -> str:
    pattern = re.compile(command.pattern) if command.pattern is not None else None
    lines: list[str] = []
    for path in paths:
        if pattern is not None and not pattern.search(sysctl_files.dotted(path)):
            continue
        if sysctl_files.effect_of(namespace, path) is not Effect.WRITE_ONLY:
            lines.append(_shown(command, path, sysctl_files.read(namespace, path)))
    return "".join(lines)


def _cannot_stat(command: Sysctl, path: str) -> Result:
    if command.ignore:
        return Result()
    return Result(1, "", f"sysctl: cannot stat {PROC_SYS}{path}: No such file or directory\n")


def _read(namespace: NetNamespace, command: Sysctl, key: str) -> Result:
    path = path_of(key)
    below = [each for each in sysctl_files.paths(namespace, deprecated=False) if each.startswith(path + "/")]
    if below:
        return Result(0, _list(namespace, command, below))
    try:
        effect = sysctl_files.effect_of(namespace, path)
    except KernelError:
        return _cannot_stat(command, path)
    if effect is Effect.WRITE_ONLY:
        return Result()
    return Result(0, _shown(command, path, sysctl_files.read(namespace, path)))


def _write(namespace: NetNamespace, command: Sysctl, key: str, value: str) -> Result:
    """A file that is only to be read, or a directory, is passed over: the exit code stays 0."""
    path = path_of(key)
    refused = f'sysctl: setting key "{sysctl_files.dotted(path)}": Invalid argument\n'
    if sysctl_files.is_directory(namespace, path):
        return Result(0, "", refused)
    try:
        if value.strip() == "":
            sysctl_files.effect_of(namespace, path)
            raise KernelError(Errno.EINVAL)
        if command.dry_run:
            sysctl_files.effect_of(namespace, path)
        else:
            sysctl_files.write(namespace, path, value)
    except KernelError as refusal:
        if refusal.errno is Errno.ENOENT:
            return _cannot_stat(command, path)
        return Result(0 if refusal.errno is Errno.EACCES else 1, "", refused)
    if command.quiet:
        return Result()
    plain = replace(command, names_only=False, values_only=command.values_only or command.names_only)
    return Result(0, _shown(plain, path, value.strip()))


def _write_file(namespace: NetNamespace, command: ProcWrite) -> Result:
    """``echo TEXT > /proc/sys/…`` with bash's words when it fails, or ``tee``'s, which shows the text as well."""
    path = _below_proc_sys(command.path)
    opening = _refused_to_open(namespace, path)
    if opening is not None:
        return _write_error(command, f"{command.path}: {opening}")
    try:
        sysctl_files.write(namespace, path, command.text)
    except KernelError as refusal:
        where = command.path if command.tee else "echo: write error"
        return _write_error(command, f"{where}: {refusal.errno.value}")
    return Result(0, command.text + "\n" if command.tee else "")


def _refused_to_open(namespace: NetNamespace, path: str) -> str | None:
    if sysctl_files.is_directory(namespace, path):
        return IS_A_DIRECTORY
    try:
        effect = sysctl_files.effect_of(namespace, path)
    except KernelError as refusal:
        return refusal.errno.value
    return Errno.EACCES.value if effect is Effect.READ_ONLY else None


def _write_error(command: ProcWrite, text: str) -> Result:
    if command.tee:
        return Result(1, command.text + "\n", f"tee: {text}\n")
    return Result(1, "", f"bash: line 1: {text}\n")


def _read_files(namespace: NetNamespace, command: ProcRead) -> Result:
    """``cat PATH…``: each file in turn, a failure does not stop the others. Raises NotModelled."""
    output: list[str] = []
    errors: list[str] = []
    for name in command.paths:
        path = _below_proc_sys(name)
        if sysctl_files.is_directory(namespace, path):
            errors.append(f"cat: {name}: {IS_A_DIRECTORY}\n")
            continue
        try:
            output.append(sysctl_files.read(namespace, path) + "\n")
        except KernelError as refusal:
            errors.append(f"cat: {name}: {refusal.errno.value}\n")
    return Result(1 if errors else 0, "".join(output), "".join(errors))


def _below_proc_sys(path: str) -> str:
    clean = re.sub("/+", "/", path)
    if not clean.startswith(PROC_SYS):
        raise NotModelled(path, "files below /proc/sys/net", 1)
    return clean.removeprefix(PROC_SYS).rstrip("/")
