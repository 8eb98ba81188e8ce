"""``lesson why`` on networks that the system's own tools built: the prediction is what ping shows, the mend mends."""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from typing import Any

import pytest

from tests.lesson.why.labs import HEALTHY, LABS, WhyLab
from tests.lesson.why.sandbox import ask_inside, in_sandbox

pytestmark = pytest.mark.kernel


@cache
def _found(lab: WhyLab) -> dict[str, Any]:
    return ask_inside(
        {
            "script": HEALTHY + lab.fault,
            "origin": lab.origin,
            "destination": lab.destination,
            "options": list(lab.options),
        }
    )


def _lab_name(lab: WhyLab) -> str:
    return lab.name


@pytest.mark.parametrize("lab", LABS, ids=_lab_name)
def test_the_prediction_is_what_ping_shows_and_the_mend_makes_it_work(lab: WhyLab) -> None:
    found = _found(lab)
    here = found["here"]
    assert (here["verdict"], here["agrees"]) == ("fails", True), here
    assert here["cause"]["code"] == lab.cause
    assert here["mend"], here["cause"]
    assert found["mended"] == {"answered": True}, here["mend"]
    assert (here["not_modelled"], here["unread"]) == ([], [])


@pytest.mark.parametrize("lab", LABS, ids=_lab_name)
def test_a_snapshot_gives_the_same_answer_as_the_machine(lab: WhyLab) -> None:
    found = _found(lab)
    here = found["here"]
    assert found["snapshot"]["verdict"] == "fails"
    assert (found["snapshot"]["cause"], found["snapshot"]["text"]) == (lab.cause, here["cause"]["text"])
    assert found["snapshot"]["hops"] == len(here["hops"])


@pytest.mark.parametrize("lab", LABS, ids=_lab_name)
def test_an_anonymised_snapshot_gives_the_same_verdict_and_holds_no_name_or_address(lab: WhyLab) -> None:
    found = _found(lab)
    for key in ("verdict", "cause", "hops", "mend"):
        assert found["anonymous"][key] == found["snapshot"][key], key
    words = set(re.findall(r"[\w.:~-]+", found["renamed"]))
    assert words & _names(json.loads(found["original"])) == set()
    assert "no pings" not in found["renamed"]


def _names(document: dict[str, Any]) -> set[str]:
    """Every name, MAC and address of a snapshot, apart from those that everybody has."""
    found: set[str] = set()
    for namespace in document["namespaces"]:
        found.add(namespace["name"])
        for link in namespace["links"]:
            found |= {link["name"], link["address"]}
        found |= {row["local"] for row in namespace["addresses"]}
        found |= {row["broadcast"] for row in namespace["addresses"] if "broadcast" in row}
        macs = [row["mac"] or "" for row in (*namespace.get("neighbours", []), *namespace.get("fdb", []))]
        found |= {mac for mac in macs if mac and not int(mac[:2], 16) & 1}
        found |= {row["destination"].partition("/")[0] for row in namespace["routes"]}
        found |= {hop["gateway"] for row in namespace["routes"] for hop in row.get("nexthops", []) if "gateway" in hop}
    everybodys = {"", "lo", "00:00:00:00:00:00", "0.0.0.0", "127.0.0.0", "127.0.0.1", "127.255.255.255"}
    return found - everybodys


def _why(script: str, words: str) -> tuple[int, dict[str, Any]]:
    done = in_sandbox(["bash", "-c", f"{HEALTHY}{script}\n{sys.executable} -m lesson why --json {words}"])
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def test_an_answered_ping_is_predicted_as_such() -> None:
    code, found = _why("", "--from red --send 10.9.0.2")
    assert (code, found["verdict"], found["agrees"], found["not_modelled"]) == (0, "answered", True, [])


def test_rules_of_another_tool_are_named_where_the_packet_passes_them() -> None:
    rules = """
    nft add table inet fw
    nft add chain inet fw watch '{ type filter hook forward priority 10; }'
    nft add rule inet fw watch counter
    nft add chain inet fw idle '{ type filter hook input priority 10; }'
    """
    code, found = _why(rules.replace("'", '"'), "--from red 10.9.0.2")
    assert (code, found["verdict"]) == (0, "answered")
    assert [each["text"] for each in found["not_modelled"]] == [
        "in the host: `nft chain inet fw watch` decides about packets at FORWARD"
    ]


def test_behind_a_device_of_an_unknown_kind_nothing_is_claimed() -> None:
    odd = """
    ip link add link br0 name tap7 type macvtap
    ip addr add 10.77.0.1/24 dev tap7
    ip link set tap7 up
    """
    code, found = _why(odd, "10.77.0.2")
    assert (code, found["verdict"], found["predicted"]) == (3, "unknown", None)
    assert "cause" not in found
    assert [each["gap"] for each in found["not_modelled"]] == ["device"]


CONTAINER = """
unshare -n sleep 60 >/dev/null 2>&1 &
pid=$!
while [ $(readlink /proc/$pid/ns/net) = $(readlink /proc/self/ns/net) ]; do sleep 0.05; done
ip link add c-h type veth peer name eth0 netns $pid
ip link set c-h master br0 up
nsenter -t $pid -n ip link set lo up
nsenter -t $pid -n ip addr add 10.0.0.3/24 dev eth0
"""
"""A container: a process in a namespace without a name, on the same bridge."""


def test_a_cable_into_a_namespace_that_was_not_read_ends_there() -> None:
    _, found = _why(CONTAINER + "nsenter -t $pid -n ip link set eth0 up\n", "10.0.0.3; kill $pid")
    assert (found["verdict"], [each["gap"] for each in found["not_modelled"]]) == ("unknown", ["far-end"])


def test_a_container_is_read_by_a_process_in_it_and_mended_by_nsenter() -> None:
    _, found = _why(CONTAINER, "--pid $pid --from red --send 10.0.0.3; kill $pid")
    assert (found["verdict"], found["agrees"], found["not_modelled"]) == ("fails", True, [])
    assert re.fullmatch(r"nsenter -t \d+ -n ip link set eth0 up", found["mend"][0])


def test_a_filter_of_tc_is_named() -> None:
    code, found = _why("tc qdisc add dev br0 clsact || exit\n", "--from red 10.0.0.254")
    assert (code, found["verdict"]) == (0, "answered")
    assert {each["text"] for each in found["not_modelled"]} == {
        "in the host: `qdisc clsact` on br0 can filter, delay or lose packets"
    }


def test_rules_of_routing_that_are_not_modelled_are_named() -> None:
    rules = """
    ip rule add uidrange 0-99 lookup 100 priority 50
    ip xfrm policy add src 10.55.0.0/24 dst 10.56.0.0/24 dir out tmpl proto esp || true
    """
    code, found = _why(rules, "10.9.0.2")
    assert (code, found["verdict"]) == (0, "answered")
    told = {each["gap"]: each["text"] for each in found["not_modelled"]}
    assert "uidrange" in told["routing"]
    assert "policy" not in told or "dir out" in told["policy"]


def test_reading_changes_nothing_and_sends_nothing() -> None:
    look = (
        "for n in red blue out; do ip -n $n -s -j link; ip -n $n -j addr; ip -n $n -j route show table all; "
        "ip -n $n -j rule; ip -n $n -j neigh; done; ip -s -j link; ip -j route show table all; ip -j neigh; "
        "bridge -j fdb; nft list ruleset; sysctl -a 2>/dev/null | grep ^net.ipv4; lsmod 2>/dev/null | sort"
    )
    script = f"""
    sleep 2
    look() {{ {look}; }}
    look > /run/before
    {sys.executable} -m lesson snapshot -o /run/snapshot.json
    {sys.executable} -m lesson why --from red 10.9.0.2 > /dev/null
    look > /run/after
    diff /run/before /run/after && echo same
    """
    done = in_sandbox(["bash", "-c", (HEALTHY + script).replace("'", '"')])
    assert done.stdout.strip().endswith("same"), done.stdout + done.stderr


def test_an_ordinary_user_hears_what_cannot_be_read() -> None:
    nobody = "setpriv --reuid 65534 --regid 65534 --clear-groups --inh-caps=-all"
    lines = f"""
    python=$(for each in {sys.executable} /usr/bin/python3.13 /usr/bin/python3.12 /usr/bin/python3.11; do
      {nobody} $each -c "" 2>/dev/null && echo $each && break; done)
    {nobody} $python -m lesson why --json 10.0.0.254
    """
    done = in_sandbox(["bash", "-c", HEALTHY + lines])
    if not done.stdout:
        pytest.skip(f"no Python for another user here: {done.stderr.strip()[-100:]}")
    found = json.loads(done.stdout)
    assert found["verdict"] == "answered"
    assert {(each["what"], each["namespace"]) for each in found["unread"]} >= {
        ("namespace", "red"),
        ("iptables rules", ""),
    }
    assert {each["gap"] for each in found["not_modelled"]} == {"netfilter"}


MANY = """
import resource, subprocess, sys, time
COUNT = 300
subprocess.run(["ip", "link", "add", "br0", "type", "bridge"], check=True)
lines = []
for number in range(COUNT):
    lines += [f"netns add n{number}", f"link add h{number} type veth peer name eth0 netns n{number}"]
    lines += [f"link set h{number} master br0 up"]
subprocess.run(["ip", "-batch", "-"], input="\\n".join(lines), text=True, check=True)
from pingproof.executor.state.machine import read_machine
before = time.process_time()
state = read_machine()
print(time.process_time() - before, len(state.namespaces), len(state.unread))
peers = {link.peer_namespace for link in state.namespaces[0].links if link.peer_nsid is not None}
print(len(peers & {f"n{number}" for number in range(COUNT)}))
"""


def test_three_hundred_namespaces_are_read_within_a_second() -> None:
    """The time is the processor's, for the machine may have other work."""
    done = in_sandbox([sys.executable, "-c", MANY.replace("'", '"')])
    assert done.returncode == 0, done.stderr
    seconds, namespaces, unread, peers = done.stdout.split()
    assert (namespaces, unread, peers) == ("301", "0", "300")
    assert float(seconds) < 1
