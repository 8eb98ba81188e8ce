"""Tools, all of them imported for what each registers: before a sandbox is forked, so that none imports them again."""

from pingproof.executor.tools import bridge, builtins, net_tools, nsenter, proc_sys, programs, timeout
from pingproof.executor.tools.ip import address, ip, link, neighbour, netns, route, rule

TOOLS = (
    *(bridge, builtins, net_tools, nsenter, proc_sys, programs, timeout),
    *(address, ip, link, neighbour, netns, route, rule),
)
