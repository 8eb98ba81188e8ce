"""``sysctl``, and reading and writing files below /proc/sys (procps 4.0.2, bash's redirection, coreutils' ``cat``).

The tools ask for files by their path below /proc/sys: those of the model here, the kernel's in the executor.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pingproof.simulator.errors import Errno, KernelError, NotModelled
from pingproof.simulator.linux.sysctl import files as sysctl_files
from pingproof.simulator.linux.sysctl.keys import Effect
from pingproof.simulator.result import Result
from pingproof.simulator.tools.sysctl.words import ProcRead, ProcWrite, Sysctl
from pingproof.simulator.value import value

if TYPE_CHECKING:
    from pingproof.simulator.linux.core.net_namespace import NetNamespace

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


class SysctlFiles(Protocol):
    """The files below /proc/sys as one namespace sees them; a path has no slash in front."""

    def listed(self, directory: str = "") -> list[str]:
        """Every file below a directory that ``sysctl`` lists: those not deprecated."""
        ...

    def is_directory(self, path: str) -> bool:
        """Whether a path is a directory."""
        ...

    def effect_of(self, path: str) -> Effect:
        """What a file is; raises ``KernelError`` (ENOENT)."""
        ...

    def read(self, path: str) -> str:
        """A file's text without its line's end; raises ``KernelError``."""
        ...

    def write(self, path: str, text: str) -> None:
        """Write a file; raises ``KernelError``: EACCES for one that is only to be read, EPERM for one out of reach."""
        ...


@value
class ModelledFiles:
    """The files of a namespace of the model. What is not modelled raises ``NotModelled``."""

    namespace: NetNamespace

    def listed(self, directory: str = "") -> list[str]:
        """Every file that is modelled and not deprecated."""
        found = sysctl_files.paths(self.namespace, deprecated=False)
        below = [path for path in found if path.startswith(f"{directory}/")] if directory else found
        if not below:
            raise NotModelled(sysctl_files.dotted(directory), "the keys of net.ipv4, net.bridge and net.netfilter", 1)
        return below

    def is_directory(self, path: str) -> bool:
        """Whether a path is a directory with something in it."""
        return sysctl_files.is_directory(self.namespace, path)

    def effect_of(self, path: str) -> Effect:
        """What a file is; raises ``KernelError`` (ENOENT)."""
        return sysctl_files.effect_of(self.namespace, path)

    def read(self, path: str) -> str:
        """A file's text; raises ``KernelError``."""
        return sysctl_files.read(self.namespace, path)

    def write(self, path: str, text: str) -> None:
        """Write a file; raises ``KernelError``."""
        sysctl_files.write(self.namespace, path, text)


def run(namespace: NetNamespace, command: Sysctl | ProcRead | ProcWrite) -> Result:
    """Carry out ``sysctl``, ``echo … > FILE`` or ``cat FILE`` in a namespace. Raises NotModelled."""
    return run_on(ModelledFiles(namespace), command)


def run_on(files: SysctlFiles, command: Sysctl | ProcRead | ProcWrite) -> Result:
    """Carry out ``sysctl``, ``echo … > FILE`` or ``cat FILE`` on a namespace's files. Raises NotModelled."""
    match command:
        case ProcRead():
            return _read_files(files, command)
        case ProcWrite():
            return _write_file(files, command)
    return _sysctl(files, command)


def _sysctl(files: SysctlFiles, command: Sysctl) -> Result:
    """The settings in order; a failure does not stop the others."""
    output: list[str] = []
    errors: list[str] = []
    exit_code = 0
    if command.all:
        listing = _list(files, command, files.listed())
        output.append(listing.stdout)
        errors.append(listing.stderr)
        exit_code = listing.exit_code
    for number, (key, text) in enumerate(command.settings):
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
    name = sysctl_files.dotted(path)
    if command.names_only:
        return name + "\n"
    if command.binary:
        return value
    lines = value.splitlines() or [""]
    return "".join(f"{line}\n" if command.values_only else f"{name} = {line}\n" for line in lines)


def _list(files: SysctlFiles, command: Sysctl, paths: list[str]) -> Result:
    """What can be read of some files, each with its name."""
    pattern = re.compile(command.pattern) if command.pattern is not None else None
    output: list[str] = []
    errors: list[str] = []
    for path in paths:
        name = sysctl_files.dotted(path)
        if pattern is not None and not pattern.search(name):
            continue
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
    """A file that is only to be read, or a directory, is passed over: the exit code stays 0."""
    path = path_of(key)
    name = sysctl_files.dotted(path)
    passed_over = Result(0, "", f'sysctl: setting key "{name}": {Errno.EINVAL.value}\n')
    if files.is_directory(path):
        return passed_over
    try:
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
            case Errno.EACCES:
                return passed_over
            case Errno.EPERM:
                return Result(1, "", f'sysctl: permission denied on key "{name}"\n')
        return Result(1, "", f'sysctl: setting key "{name}": {refusal.errno.value}\n')
    if command.quiet:
        return Result()
    plain = replace(command, names_only=False, values_only=command.values_only or command.names_only)
    return Result(0, _shown(plain, path, value.strip()))


def _write_file(files: SysctlFiles, command: ProcWrite) -> Result:
    """``echo TEXT > /proc/sys/…`` with bash's words when it fails, or ``tee``'s, which shows the text as well."""
    path = _below_proc_sys(command.path)
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


def _read_files(files: SysctlFiles, command: ProcRead) -> Result:
    """``cat PATH…``: each file in turn, a failure does not stop the others. Raises NotModelled."""
    output: list[str] = []
    errors: list[str] = []
    for name in command.paths:
        path = _below_proc_sys(name)
        if files.is_directory(path):
            errors.append(f"cat: {name}: {IS_A_DIRECTORY}\n")
            continue
        try:
            output.append(files.read(path) + "\n")
        except KernelError as refusal:
            errors.append(f"cat: {name}: {refusal.errno.value}\n")
    return Result(1 if errors else 0, "".join(output), "".join(errors))


def _below_proc_sys(path: str) -> str:
    clean = re.sub("/+", "/", path)
    if not clean.startswith(PROC_SYS):
        raise NotModelled(path, "files below /proc/sys/net", 1)
    return clean.removeprefix(PROC_SYS).rstrip("/")
