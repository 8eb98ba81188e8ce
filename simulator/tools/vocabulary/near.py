"""Programs of Linux that are not modelled, with what is near each, and the messages about an unknown program."""

from __future__ import annotations

NEAR: dict[str, str] = {
    "tcpdump": "ip -s link, ip neigh, bridge fdb and conntrack -L show what passed",
    "tshark": "ip -s link, ip neigh, bridge fdb and conntrack -L show what passed",
    "curl": "ping, traceroute",
    "wget": "ping, traceroute",
    "nc": "ping, traceroute",
    "ncat": "ping, traceroute",
    "socat": "ping, traceroute",
    "telnet": "ping, traceroute",
    "ssh": "ping, traceroute",
    "iperf3": "ping -f",
    "python3": "ping, traceroute",
    "python": "ping, traceroute",
    "arping": "ping, ip neigh",
    "tracepath": "traceroute",
    "mtr": "traceroute",
    "hping3": "ping",
    "ping6": "ping",
    "ip6tables": "iptables",
    "iptables-restore": "iptables, a rule a line",
    "iptables-legacy": "iptables",
    "nft": "iptables",
    "ebtables": "iptables with net.bridge.bridge-nf-call-iptables=1",
    "arptables": "the sysctls arp_ignore and arp_announce",
    "ipset": "iptables with several rules",
    "ipvsadm": "iptables -t nat with -j DNAT",
    "firewall-cmd": "iptables",
    "ufw": "iptables",
    "tc": "ip link",
    "ethtool": "ip -d link",
    "ss": "ip addr, ip route",
    "netstat": "route -n, ip -s link",
    "iw": "ip link",
    "wg": "ip link add type veth",
    "ovs-vsctl": "ip link add type bridge",
    "modprobe": "nothing need be loaded here",
    "lsmod": "nothing need be loaded here",
    "unshare": "ip netns add and ip netns exec",
    "docker": "ip netns add and ip link add type veth",
    "systemctl": "sysctl, ip",
    "dhclient": "ip addr add",
    "dhcpcd": "ip addr add",
    "dig": "ping with an address",
    "nslookup": "ping with an address",
    "host": "ping with an address",
    "getent": "ping with an address",
    "hostname": "ip addr",
    "kill": "ping -c N, timeout SECONDS COMMAND",
    "pkill": "ping -c N, timeout SECONDS COMMAND",
    "killall": "ping -c N, timeout SECONDS COMMAND",
    "ps": "ip netns pids NAME",
    "lsns": "ip netns list",
    "watch": "the command itself, several times",
    "date": "sleep",
    "seq": "for NAME in 1 2 3",
    "printf": "echo",
    "tee": "echo TEXT > /proc/sys/…",
    "grep": "the command itself: its output is shown whole",
    "head": "the command itself: its output is shown whole",
    "tail": "the command itself: its output is shown whole",
    "awk": "the command itself: its output is shown whole",
    "sed": "the command itself: its output is shown whole",
    "cut": "the command itself: its output is shown whole",
    "sort": "the command itself: its output is shown whole",
    "wc": "the command itself: its output is shown whole",
    "less": "the command itself: its output is shown whole",
    "jq": "ip -j -p",
    "xargs": "a command a line",
    "ls": "ip netns list, ip link",
    "mkdir": "",
    "touch": "",
    "rm": "",
    "cp": "",
    "mv": "",
    "ln": "",
    "mount": "",
    "umount": "",
    "readlink": "ip netns identify",
    "dmesg": "",
    "env": "NAME=value on a line of its own",
    "time": "the command itself",
    "nohup": "the command with & behind it",
    "exec": "the command itself",
    "test": "",
    "[": "",
    "read": "",
    "apt": "",
    "apt-get": "",
    "service": "",
    "teamd": "ip link add type bridge",
    "ifup": "ip link set dev NAME up",
    "ifdown": "ip link set dev NAME down",
    "nmcli": "ip",
    "birdc": "ip route",
    "vtysh": "ip route",
}
"""Programs that are not modelled, each with what is near."""

BUILTINS = frozenset({
    ":", "cd", "set", "wait", "export", "unset", "exit", "shopt", "local", "declare", "readonly", "source", ".", "eval",
    "trap", "umask", "ulimit", "alias", "jobs", "fg", "bg", "disown", "return", "break", "continue", "shift", "type",
    "command", "let", "pushd", "popd", "history", "builtin", "getopts", "hash", "read", "exec",
})  # fmt: skip
"""Commands built into the shell, which no other program can start."""


def not_found(word: str, launcher: str) -> tuple[str, int]:
    """The message and exit code of the program that was to start ``word``, when there is no such program."""
    match launcher:
        case "ip netns exec":
            return f'exec of "{word}" failed: No such file or directory\n', 1
        case "nsenter":
            return f"nsenter: failed to execute {word}: No such file or directory\n", 127
        case "timeout":
            return f"timeout: failed to run command ‘{word}’: No such file or directory\n", 127
        case "sudo":
            return f"sudo: {word}: command not found\n", 1
        case "sh":
            return f"sh: 1: {word}: not found\n", 127
        case _:
            # bash looks into PATH only for a name without a slash.
            what = "No such file or directory" if "/" in word else "command not found"
            return f"bash: line 1: {word}: {what}\n", 127
