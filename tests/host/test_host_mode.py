"""Host mode on a machine played by an outer sandbox: it agrees, refuses, and leaves everything as it was."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.host.outer import STATE_DIRECTORY, Outer, changed

pytestmark = pytest.mark.kernel

LAB = "tests/host/lab.sh"
COMMANDS = 40
"""How many commands the lab carries out."""
THOROUGH = bool(os.environ.get("PINGPROOF_THOROUGH"))
"""Every command boundary and a hundred random moments, instead of some."""


@pytest.fixture(scope="module", params=["plain", "docker"])
def outer(request: pytest.FixtureRequest) -> Iterator[Outer]:
    """A machine that is shared by the tests, each of which leaves it as it was."""
    with Outer(request.param) as machine:
        yield machine


@pytest.fixture(scope="module")
def plain() -> Iterator[Outer]:
    """A machine without Docker's rules."""
    with Outer() as machine:
        yield machine


def test_the_course_agrees_at_four_levels_and_everything_is_put_back(outer: Outer) -> None:
    before = outer.state()
    ended = outer.lesson("verify", "--on", "host", "--json")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    report = json.loads(ended.stdout)
    assert report["agrees"]
    assert report["on_host"]
    assert all(level["agrees"] for stage in report["stages"] for level in stage["levels"])
    assert len(report["stages"][0]["levels"]) == 4
    assert changed(before, outer.state()) == {}


def test_a_machine_that_is_in_use_agrees_too() -> None:
    with Outer("docker") as busy:
        busy.shell(
            "iptables -A INPUT -p icmp -j ACCEPT; iptables -A OUTPUT -j ACCEPT; ip link add cont type veth peer name i;"
            "ip link set cont master docker0; ip link set cont up; ip link set i up; sleep 2.2"
        )
        before = busy.state()
        others = [
            subprocess.Popen(busy.words("ping", "-i", "0.05", address), stdout=subprocess.DEVNULL)
            for address in ("10.55.0.1", "172.17.0.9")
        ]
        ended = busy.lesson("verify", "--on", "host", "--send-outside")
        for each in others:
            each.terminate()
            each.wait()
        assert ended.returncode == 0, ended.stdout
        assert changed(before, busy.state()) == {}


def test_a_machine_that_speaks_ipv6_and_has_nft_rules_agrees_too() -> None:
    with Outer("ipv6") as machine:
        machine.shell(
            "nft add table inet mine; sleep 2.2;"
            "nft 'add chain inet mine passing { type filter hook forward priority 5; }';"
            "nft add rule inet mine passing meta mark 7 drop"
        )
        before = machine.state()
        ended = machine.lesson("verify", "--stage", "2", "--on", "host")
        assert ended.returncode == 0, ended.stdout
        assert "Here, and not in the prediction: nft chain inet mine passing at FORWARD" in ended.stdout
        assert changed(before, machine.state()) == {}


def test_probes_of_the_outside_are_sent_only_when_allowed(plain: Outer) -> None:
    sent = plain.shell("cat /proc/net/dev | grep eth7")
    quiet = json.loads(plain.lesson("verify", "--stage", "4", "--level", "2", "--on", "host", "--json").stdout)
    assert plain.shell("cat /proc/net/dev | grep eth7") == sent
    outside = [probe for probe in quiet["stages"][0]["probes"] if "8.8.8.8" in probe["command"]]
    assert len(outside) == 6
    assert all(probe["actual"] is None for probe in outside)
    loud = json.loads(
        plain.lesson("verify", "--stage", "4", "--level", "3", "--on", "host", "--json", "--send-outside").stdout
    )
    assert loud["agrees"]
    probes = loud["stages"][0]["probes"]
    assert [probe["actual"] for probe in probes] == [probe["claimed"] for probe in probes]
    assert plain.shell("cat /proc/net/dev | grep eth7") != sent


def test_a_dry_run_lists_the_changes_and_makes_none(plain: Outer) -> None:
    before = plain.state()
    listed = plain.lesson("verify", "--on", "host", "--dry-run")
    assert listed.returncode == 0
    for change in (
        "ens33 is eth7 here, 192.168.17.10 is 10.55.0.20",
        "make the network namespace ns3",
        "make the veth veth-1 and veth-1-br",
        "give vbridge the address 192.168.28.5/24",
        "set net.ipv4.ip_forward to 1 (now 0)",
        "iptables -t nat -A POSTROUTING -s 192.168.28.0/24 -j MASQUERADE",
    ):
        assert change in listed.stdout
    as_json = json.loads(plain.lesson("play", LAB, "--on", "host", "--dry-run", "--json").stdout)
    assert as_json["uplink"] == "eth7"
    assert {"script": LAB, "line": 2, "change": "make the network namespace ns1"} in as_json["changes"]
    assert changed(before, plain.state()) == {}


REFUSALS = [
    ("ip link add vbridge type bridge", "ip link del vbridge", "the device vbridge exists already (bridge"),
    ("ip netns add ns2", "ip netns del ns2", "the network namespace ns2 exists already"),
    (
        "ip link add other type bridge; ip addr add 192.168.28.77/24 dev other",
        "ip link del other",
        "192.168.28.1/24 overlaps with the address 192.168.28.77/24 of other",
    ),
    (
        "ip route add 192.168.0.0/18 via 10.55.0.9",
        "ip route del 192.168.0.0/18",
        "192.168.28.1/24 overlaps with the route `192.168.0.0/18 via 10.55.0.9 dev eth7`",
    ),
    (
        "iptables -t nat -A POSTROUTING -s 192.168.28.0/24 -j MASQUERADE",
        "iptables -t nat -F; iptables -t nat -X POSTROUTING; nft delete table ip nat",
        "the rule of `iptables -t nat -A POSTROUTING -s 192.168.28.0/24 -j MASQUERADE` exists already",
    ),
    (
        "ip route del default",
        "ip route add default via 10.55.0.1",
        "the lab speaks of 192.168.17.10, and there is no default route (use --uplink DEV)",
    ),
]


@pytest.mark.parametrize(("there", "away", "reason"), REFUSALS)
def test_what_is_in_use_is_refused_in_one_line(plain: Outer, there: str, away: str, reason: str) -> None:
    plain.shell(there)
    try:
        before = plain.state()
        ended = plain.lesson("verify", "--on", "host")
        assert ended.returncode == 2
        assert ended.stdout == ""
        assert ended.stderr.startswith(f"lesson: verify: host mode: {reason}")
        assert ended.stderr.endswith("; nothing was changed\n")
        assert ended.stderr.count("\n") == 1
        assert changed(before, plain.state()) == {}
    finally:
        plain.shell(away)


FOREIGN = [
    ("ip link set eth7 down", "would change eth7, not of this lab"),
    ("ip addr flush dev eth7", "would change eth7, not of this lab"),
    ("ip addr add 10.9.9.9/24 dev eth7", "would change eth7, not of this lab"),
    ("ip netns del theirs", "would delete a namespace that is not ours"),
    ("ip netns exec theirs ip link set lo up", "would change the namespace theirs, which is not ours"),
    ("iptables -F", "changes rules that this lab did not add"),
    ("ip route del default", "would take away what this lab did not make"),
    ("ip route flush table main", "takes away what it did not make"),
    ("ip neigh flush dev eth7", "would change eth7, not of this lab"),
    ("conntrack -F", "takes flows of others away"),
    ("sysctl -w net.ipv6.conf.all.disable_ipv6=1", "is not written"),
    ("ifconfig eth7 down", "is not undone exactly"),
    ("ip link add va type veth peer name vb\nip link set va netns theirs", "the namespace theirs is not of this lab"),
    ("ip link add va type veth peer name vb\nip link set va netns 1", "the namespace 1 is not of this lab"),
]


@pytest.mark.parametrize(("script", "reason"), FOREIGN)
def test_a_lab_that_changes_what_it_did_not_make_is_refused(plain: Outer, script: str, reason: str) -> None:
    plain.shell(f"cat > /run/lab.sh <<'END'\n{script}\nEND")
    before = plain.state()
    ended = plain.lesson("play", "/run/lab.sh", "--on", "host")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert reason in ended.stderr
    assert ended.stderr.startswith("lesson: play: host mode: /run/lab.sh:")
    assert ended.stderr.endswith("; nothing was changed\n")
    assert changed(before, plain.state()) == {}


def test_the_tutorials_words_may_be_another_devices(plain: Outer) -> None:
    plain.shell("ip link add second type bridge; ip addr add 10.77.0.1/24 dev second")
    listed = plain.lesson("verify", "--on", "host", "--dry-run", "--uplink", "second").stdout
    assert "ens33 is second here, 192.168.17.10 is 10.77.0.1" in listed
    missing = plain.lesson("verify", "--on", "host", "--uplink", "third")
    assert missing.stderr == ("lesson: verify: host mode: there is no device third (`ip link`); nothing was changed\n")
    plain.shell("ip link del second")


def test_without_root_it_is_refused(plain: Outer) -> None:
    ended = plain.run("setpriv", "--bounding-set", "-net_admin", "--inh-caps", "-net_admin",
                      sys.executable, "-m", "lesson", "verify", "--on", "host")  # fmt: skip
    assert ended.returncode == 2
    assert ended.stderr.startswith("lesson: verify: host mode: ")
    assert "CAP_NET_ADMIN" in ended.stderr or "root" in ended.stderr
    assert ended.stderr.endswith("; nothing was changed\n")


def test_a_second_run_waits_for_the_first_to_end(plain: Outer) -> None:
    before = plain.state()
    first = plain.start_lesson("play", LAB, "--on", "host")
    _await_journal(plain)
    first.send_signal(signal.SIGSTOP)  # a busy machine could start the second one only after the first has ended
    second = plain.lesson("verify", "--on", "host")
    first.send_signal(signal.SIGCONT)
    assert second.returncode == 2
    assert "another run on this machine's network is going on" in second.stderr
    assert first.wait() == 0
    assert changed(before, plain.state()) == {}


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_lab_and_everything_is_put_back(outer: Outer, ending: signal.Signals) -> None:
    before = outer.state()
    running = outer.start_lesson("play", LAB, "--on", "host")
    _await_journal(outer)
    time.sleep(0.3)
    running.send_signal(ending)
    assert running.wait() in (130, 128 + ending)
    assert outer.lesson("clean").stdout == "Nothing to undo.\n"
    assert changed(before, outer.state()) == {}


@pytest.mark.parametrize("count", range(COMMANDS) if THOROUGH else (0, 1, 4, 8, 21, 24, 27, 31, 36))
def test_after_a_kill_between_two_commands_clean_puts_everything_back(plain: Outer, count: int) -> None:
    before = plain.state()
    killed = plain.run(sys.executable, "tests/host/kill_after.py", str(count), "play", LAB)
    assert killed.returncode == -signal.SIGKILL
    refused = plain.lesson("verify", "--on", "host")
    assert "a run that was cut off has left changes behind (`lesson clean` undoes them)" in refused.stderr
    assert plain.lesson("clean").stdout == "Everything is put back.\n"
    assert plain.lesson("clean").stdout == "Nothing to undo.\n"
    assert changed(before, plain.state()) == {}


@pytest.mark.parametrize("seed", range(100 if THOROUGH else 6))
def test_after_a_kill_at_a_random_moment_clean_puts_everything_back(outer: Outer, seed: int) -> None:
    before = outer.state()
    running = outer.start_lesson("play", LAB, "--on", "host")
    if seed % 3:
        _await_journal(outer)
    time.sleep(random.Random(seed).uniform(0, 3))
    running.kill()
    running.wait()
    cleaned = outer.lesson("clean")
    assert cleaned.stdout in ("Everything is put back.\n", "Nothing to undo.\n"), cleaned.stderr
    assert changed(before, outer.state()) == {}


def test_a_device_that_somebody_else_made_meanwhile_is_left_alone(plain: Outer) -> None:
    plain.run(sys.executable, "tests/host/kill_after.py", "5", "play", LAB)
    plain.shell("ip link del vbridge; ip link add vbridge type bridge; ip netns del ns1; ip netns add ns1")
    cleaned = plain.lesson("clean")
    assert cleaned.returncode == 0
    assert "the network namespace ns1 was made by somebody else meanwhile: left alone" in cleaned.stdout
    assert "the device vbridge (ifindex" in cleaned.stdout
    assert plain.shell("ip netns ls; ip -br link show vbridge").startswith("ns1")
    plain.shell("ip link del vbridge; ip netns del ns1")


def test_a_setting_that_somebody_else_changed_meanwhile_is_left_alone(plain: Outer) -> None:
    before = plain.state()
    plain.run(sys.executable, "tests/host/kill_after.py", "24", "play", LAB)
    plain.shell("sysctl -qw net.ipv4.conf.all.proxy_arp=0 net.ipv4.conf.default.rp_filter=0")
    plain.lesson("clean")
    after = plain.state()
    path = "/proc/sys/net/ipv4/conf/default/rp_filter"
    assert after[path] == "0\n"
    plain.shell(f"sysctl -qw net.ipv4.conf.default.rp_filter={before[path].strip()}")
    assert changed(before, plain.state()) == {}


def test_cleaning_up_belongs_to_the_namespace_that_the_run_was_in(plain: Outer) -> None:
    before = plain.state()
    plain.run(sys.executable, "tests/host/kill_after.py", "12", "play", LAB)
    elsewhere = plain.run("unshare", "-n", sys.executable, "-m", "lesson", "clean")
    assert elsewhere.returncode == 2
    assert "is about another network namespace" in elsewhere.stderr
    assert plain.lesson("clean").returncode == 0
    assert changed(before, plain.state()) == {}


def test_a_journal_that_was_cut_off_in_its_last_line_is_read(plain: Outer) -> None:
    before = plain.state()
    plain.run(sys.executable, "tests/host/kill_after.py", "9", "play", LAB)
    plain.shell(f'printf \'{{"change": "SysctlWri\' >> {STATE_DIRECTORY}/journal')
    assert plain.lesson("clean").returncode == 0
    assert changed(before, plain.state()) == {}


def _await_journal(outer: Outer) -> None:
    path = f"/proc/{outer.process.pid}/root{STATE_DIRECTORY}/journal"
    deadline = time.monotonic() + 20
    while not os.path.exists(path) or os.path.getsize(path) < 300:
        assert time.monotonic() < deadline
        time.sleep(0.02)
