"""Ways to fail. The kernel's errors are numbers with, at most, a line from ``extack``; tools make the text."""

from __future__ import annotations

from enum import Enum


class Errno(Enum):
    """The kernel's error numbers that the stack answers with; the value is ``strerror``'s text (glibc)."""

    EPERM = "Operation not permitted"
    ENOENT = "No such file or directory"
    ESRCH = "No such process"
    EINTR = "Interrupted system call"
    ENXIO = "No such device or address"
    EAGAIN = "Resource temporarily unavailable"
    ENOMEM = "Cannot allocate memory"
    EACCES = "Permission denied"
    EBUSY = "Device or resource busy"
    EEXIST = "File exists"
    EXDEV = "Invalid cross-device link"
    ENODEV = "No such device"
    EINVAL = "Invalid argument"
    ERANGE = "Numerical result out of range"
    ELOOP = "Too many levels of symbolic links"
    EPROTO = "Protocol error"
    ENOPROTOOPT = "Protocol not available"
    ENONET = "Machine is not on the network"
    EMSGSIZE = "Message too long"
    EOPNOTSUPP = "Operation not supported"
    EAFNOSUPPORT = "Address family not supported by protocol"
    EADDRINUSE = "Address already in use"
    EADDRNOTAVAIL = "Cannot assign requested address"
    ENETDOWN = "Network is down"
    ENETUNREACH = "Network is unreachable"
    ENOBUFS = "No buffer space available"
    ENOTCONN = "Transport endpoint is not connected"
    ETIMEDOUT = "Connection timed out"
    ECONNREFUSED = "Connection refused"
    ECONNRESET = "Connection reset by peer"
    EHOSTDOWN = "Host is down"
    EHOSTUNREACH = "No route to host"
    ENOTUNIQ = "Name not unique on network"
    EMLINK = "Too many links"


class SimulatorError(Exception):
    """The root of every error that the simulator raises on purpose."""


class KernelError(SimulatorError):
    """A request that the kernel refuses: ``errno`` and, where the kernel says more, the ``extack`` line."""

    def __init__(self, errno: Errno, extack: str = "") -> None:
        super().__init__(extack or errno.value)
        self.errno = errno
        self.extack = extack

    def __reduce__(self) -> tuple[type[KernelError], tuple[Errno, str]]:
        return KernelError, (self.errno, self.extack)


class UsageError(SimulatorError):
    """A command line that its tool refuses before it asks the kernel: the tool's own text and exit code."""

    def __init__(self, stderr: str, exit_code: int, stdout: str = "") -> None:
        super().__init__(stderr or stdout)
        self.stderr = stderr
        self.stdout = stdout
        self.exit_code = exit_code


class NotModelled(SimulatorError):
    """Something that exists on Linux and is not modelled here; one line says so, and what is near."""

    def __init__(self, what: str, near: str = "", exit_code: int = 2) -> None:
        super().__init__(f"{what} is not modelled" + (f"; near it: {near}" if near else ""))
        self.what = what
        self.near = near
        self.exit_code = exit_code
