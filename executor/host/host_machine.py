"""The machine itself as a lab's machine: each change is noted in the journal, with its undo, before it is made."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pingproof.executor.host.changes import (
    CommandMade,
    DirectoryMade,
    LinkMade,
    NamespaceMade,
    PolicySet,
    RuleMade,
    SysctlWritten,
)
from pingproof.executor.host.frame_filter import keep_own_and_icmp
from pingproof.executor.host.identity import identity_of
from pingproof.executor.host.intents import (
    ChangeRules,
    ChangeTables,
    GiveAddress,
    Intent,
    MakeLink,
    MakeNamespace,
    WriteSysctl,
)
from pingproof.executor.host.ledger import Ledger
from pingproof.executor.host.links import draw_group, links_of_group, set_group, with_group
from pingproof.executor.host.nft_tables import nft_chains
from pingproof.executor.host.sysctls import read_affected
from pingproof.executor.host.undo import read_policy
from pingproof.executor.host.unwrap import unwrap, with_action
from pingproof.executor.machine.kernel_namespace import KernelNamespace
from pingproof.executor.machine.machine import Machine, disable_ipv6
from pingproof.executor.machine.names import NETNS_RUN_DIR
from pingproof.executor.machine.system_calls import CloneFlag, MountFlag, mount, setns, unshare
from pingproof.executor.netlink.socket import kernel_error
from pingproof.executor.rtnetlink.link import device_names
from pingproof.simulator.tools.ip.link.words import LinkAdd, LinkSet, VethOptions
from pingproof.simulator.tools.ip.words import Ip
from pingproof.simulator.tools.iptables.words import IptablesVerb
from pingproof.simulator.tools.lib.rt_names import group_number
from pingproof.simulator.tools.vocabulary.parse import format_words

if TYPE_CHECKING:
    from pingproof.executor.host.journal import Journal
    from pingproof.simulator.result import Result
    from pingproof.simulator.tools.command import Command

DEFAULT_GROUP = "default"


@dataclass(slots=True, eq=False)
class HostMachine(Machine):
    """``made`` are the devices of the last command that made some: (ifindex, name).

    ``links`` are the journal's rows about devices, each with its devices in the host's namespace.
    """

    journal: Journal | None = None
    ledger: Ledger = field(default_factory=Ledger)
    links: dict[int, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    made: tuple[tuple[int, str], ...] = ()
    _rows: list[tuple[int, Intent, int]] = field(default_factory=list)

    def begin(self, command: Command, namespace: str) -> Command:
        """Note what the command will change: the command to carry out. Raises ``CannotUndo``."""
        # Rows of the present command alone: what is learned afterwards belongs to them.
        self._rows = []
        for intent in self.ledger.judge(command, namespace):
            # Noting may change the command: a new device gets the group by which it is found again.
            command = self._note(intent, command)
        inner, where = unwrap(command, namespace)
        # Written down before, not after: between the renaming and the note the device would be nobody's.
        if isinstance(inner, Ip) and isinstance(inner.action, LinkSet) and not where:
            self._will_rename(inner.action)
        return command

    def end(self, command: Command, namespace: str, result: Result) -> None:
        """Note in the journal what the command made."""
        if result.ok:
            self.ledger.done(command, namespace)
        for row, intent, group in self._rows:
            match intent:
                case MakeLink():
                    self._settle_links(row, intent, group)
                case WriteSysctl(path=path):
                    self._journal.learn(row, after=read_affected(path))
        # Any other command may have renamed or moved a device.
        if self.links and not self._rows and result.ok:
            self._follow_links()

    @property
    def _journal(self) -> Journal:
        assert self.journal is not None
        return self.journal

    def start_capture(self) -> None:
        """Record the frames of the lab's own namespaces and devices; of the host's other devices only ICMP."""
        from pingproof.executor.capture.capture import Capture

        self.capture = Capture()
        self.capture.watch(self.host)
        own = {ifindex for row in self.links.values() for ifindex, _ in row}
        foreign = [ifindex for ifindex in device_names(self.host) if ifindex not in own]
        for watched in self.capture.watched.values():
            keep_own_and_icmp(watched.socket, foreign)
        for name in sorted(self.ledger.namespaces):
            self.capture.watch(self.namespace(name))

    def _note(self, intent: Intent, command: Command) -> Command:
        match intent:
            case MakeLink(action, names):
                group = draw_group()
                self._rows.append((self._journal.note(LinkMade(names, group)), intent, group))
                return with_action(command, with_group(action, group))
            case WriteSysctl(path=path):
                self._rows.append((self._journal.note(SysctlWritten(intent.key, read_affected(path))), intent, 0))
            case ChangeTables(made, undo):
                self._journal.note(CommandMade(tuple(format_words(made)), tuple(format_words(undo))))
            case ChangeRules():
                self._journal.note(self._rules(intent))
            case MakeNamespace() | GiveAddress():
                pass  # noted when its inode is known; ends with its device
        return command

    def _rules(self, intent: ChangeRules) -> RuleMade | PolicySet:
        command = intent.command
        chains = nft_chains(command.table)
        before = chains or (), chains is not None
        if command.verb is IptablesVerb.POLICY:
            chain, policy = command.chain or "", command.policy or ""
            return PolicySet(command.table, chain, read_policy(self.host, command.table, chain), policy, *before)
        assert intent.undo is not None
        assert intent.check is not None
        words, undo, check = (tuple(format_words(each)) for each in (command, intent.undo, intent.check))
        return RuleMade(words, undo, check, command.table, *before)

    def _settle_links(self, row: int, intent: MakeLink, group: int) -> None:
        """Write the new devices' numbers down, switch their IPv6 off, and put the devices into the group wanted."""
        here = links_of_group(self.host, group)
        self._journal.learn(row, links=here)
        self.links[row] = self.made = here
        # A new device sends IPv6 router solicitations and MLD reports on its own, which the model has not.
        for _, name in here:
            with contextlib.suppress(OSError), open(f"/proc/sys/net/ipv6/conf/{name}/disable_ipv6", "w") as file:
                file.write("1")
        # The group was the journal's mark; from now on the number is, and the lab sees the group it asked for.
        for namespace in self._namespaces_of(intent.action):
            for ifindex, name in links_of_group(namespace, group):
                set_group(namespace, ifindex, _wanted_group(intent.action, name))

    def _namespaces_of(self, action: LinkAdd) -> list[KernelNamespace]:
        peer = action.options.peer.netns if isinstance(action.options, VethOptions) else None
        return [self.host, *(self.namespace(name) for name in (action.attributes.netns, peer) if name is not None)]

    def _follow_links(self) -> None:
        """Note devices renamed, or moved out of the host's namespace."""
        there = device_names(self.host)
        for row, known in self.links.items():
            now = tuple((ifindex, there[ifindex]) for ifindex, _ in known if ifindex in there)
            if now != known:
                self._journal.learn(row, links=now)
                self.links[row] = now

    def _will_rename(self, action: LinkSet) -> None:
        """Note both names of a device before the device is renamed."""
        if action.attributes.new_name is None:
            return
        for row, known in self.links.items():
            both = tuple((ifindex, action.attributes.new_name) for ifindex, name in known if name == action.name)
            if both:
                self._journal.learn(row, links=known + both)
                self.links[row] = known + both

    def add_namespace(self, name: str) -> None:
        """``ip netns add``, with each inode on disk before the name is visible."""
        path = f"{NETNS_RUN_DIR}/{name}"
        if not os.path.isdir(NETNS_RUN_DIR):
            self._journal.note(DirectoryMade(NETNS_RUN_DIR))
            os.mkdir(NETNS_RUN_DIR, 0o755)
        try:
            # A file without a name: its inode is noted before anybody can see it.
            file = os.open(NETNS_RUN_DIR, os.O_TMPFILE | os.O_RDWR | os.O_CLOEXEC, 0)
        except OSError as error:
            raise kernel_error(error.errno or 0) from None
        unshare(CloneFlag.NEWNET)
        try:
            disable_ipv6()
            namespace = os.open("/proc/self/ns/net", os.O_RDONLY | os.O_CLOEXEC)
        finally:
            setns(self.host.descriptor, CloneFlag.NEWNET)
        try:
            identity = identity_of(f"/proc/self/fd/{namespace}")
            assert identity is not None
            own = os.fstat(file)
            where = identity.device, identity.inode, identity.cookie
            self._journal.note(NamespaceMade(name, own.st_dev, own.st_ino, *where))
            try:
                # Only with a directory's descriptor does Python ask for the file behind the link of /proc.
                os.link(f"/proc/self/fd/{file}", path, src_dir_fd=file, follow_symlinks=True)
            except OSError as error:
                raise kernel_error(error.errno or 0) from None
            mount(f"/proc/self/fd/{namespace}", path, "none", MountFlag.BIND)
        finally:
            os.close(namespace)
            os.close(file)
        if self.capture is not None:
            self.capture.watch(self.namespace(name))


def _wanted_group(action: LinkAdd, name: str) -> int:
    wanted = action.attributes.group
    if isinstance(action.options, VethOptions) and name == action.options.peer_name and name != action.name:
        wanted = action.options.peer.group
    return group_number(wanted or DEFAULT_GROUP) or 0
