"""A script's lines: what is understood, what is refused with its line and the way out, and what no text can break."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pingproof.simulator.errors import NotModelled, UsageError
from pingproof.simulator.shell.expansion import arithmetic, expand_words
from pingproof.simulator.shell.line import parse_line
from pingproof.simulator.shell.script import parse_script
from pingproof.simulator.shell.syntax_tree import Answer, SimpleCommand, Statement
from pingproof.simulator.tools.vocabulary.parse import format_command
from pingproof.simulator.tools.vocabulary.unknown import Unknown

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "300"))


def words(text: str, **variables: str) -> list[str]:
    """The words of a script's only command."""
    [statement] = parse_script(text)
    assert not isinstance(statement.body, Answer), statement.body
    command = statement.body[0].commands[0][1]
    assert isinstance(command, SimpleCommand)
    return expand_words(command.words, variables)


def answer(text: str) -> Answer:
    """What the script's first line answers instead of doing something."""
    body = parse_script(text)[0].body
    assert isinstance(body, Answer)
    return body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ip  addr\tshow", ["ip", "addr", "show"]),
        ("echo a # a comment", ["echo", "a"]),
        ("echo a#b", ["echo", "a#b"]),
        ("echo 'a  b' \"c $X\" \\$X", ["echo", "a  b", "c 7", "$X"]),
        ('echo "a\\"b" \'"\' \\\\', ["echo", 'a"b', '"', "\\"]),
        ("echo $X${X}x \"$X\"'$X'", ["echo", "77x", "7$X"]),
        ("echo $EMPTY x", ["echo", "x"]),
        ('echo "$EMPTY" x', ["echo", "", "x"]),
        ("echo $TWO", ["echo", "a", "b"]),
        ('echo "$TWO"', ["echo", "a b"]),
        ("echo x$TWO/24", ["echo", "xa", "b/24"]),
        ("echo ${EMPTY:-else} ${X:-else}", ["echo", "else", "7"]),
        ("echo $((X + 3)) 10.0.0.$((X*2))/24", ["echo", "10", "10.0.0.14/24"]),
        ("echo $(( -7 / 2 )) $((-7 % 2))", ["echo", "-3", "-1"]),
        ("echo v{1..3} {3..1}", ["echo", "v1", "v2", "v3", "3", "2", "1"]),
        ("echo $(seq 2 4)", ["echo", "2", "3", "4"]),
        ("ip link \\\n  set \\\n up", ["ip", "link", "set", "up"]),
        ("echo a=b", ["echo", "a=b"]),
        ("echo \\", ["echo", "\\"]),
    ],
)
def test_words_quotes_and_variables(text: str, expected: list[str]) -> None:
    assert words(text, X="7", EMPTY="", TWO="a b") == expected


def test_each_line_keeps_its_number_and_its_text() -> None:
    script = "#!/bin/bash\n\nip a ; ip l\n  # a comment\nfor i in 1 2; do\n  ip a\ndone\nip \\\n r\n"
    assert [(statement.line, statement.text) for statement in parse_script(script)] == [
        (3, "ip a ; ip l"),
        (5, "for i in 1 2; do\n  ip a\ndone"),
        (8, "ip \\\n r"),
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("ip a | grep eth0", "a pipe into grep"),
        ("X=$(ip a)", "the output of a command as words"),
        ("echo `date`", "the output of a command as words"),
        ("ip link del veth*", "the pattern '*' for file names"),
        ("cat <<EOF\nip a\nEOF", "a here-document"),
        ("if true; then\n ip a\nfi", "the shell's if"),
        ("while true; do\n ip a\ndone", "the shell's while"),
        ("setup() {\n ip a\n}", "a function"),
        ("{ ip a; }", "the shell's {"),
        ("( ip a )", "a subshell"),
        ("[[ -f x ]]", "the shell's [["),
        ("case x in\n a) ip a;;\nesac", "the shell's case"),
        ("echo {a,b}", "braces with a list"),
        ("read X < file", "input from a file"),
        ("echo ${X%.*}", "${X%.*}"),
        ("for ((i=0;i<3;i++)); do ip a; done", "for (( … ))"),
    ],
)
def test_more_of_the_shell_is_refused_with_its_line_and_the_others_play(text: str, what: str) -> None:
    statements = parse_script(f"\n{text}\nip netns list\n")
    assert [statement.line for statement in statements] == [2, 2 + text.count("\n") + 1]
    body = statements[0].body
    assert isinstance(body, Answer)
    assert body.stderr.startswith(f"line 2: {what}")
    assert "; write instead: " in body.stderr
    assert (body.stderr.count("\n"), body.exit_code, body.modelled) == (1, 2, False)
    assert not isinstance(statements[1].body, Answer)


@pytest.mark.parametrize(
    ("text", "stderr"),
    [
        ('echo "a', "bash: -c: line 1: unexpected EOF while looking for matching `\"'\n"),
        ("echo 'a", "bash: -c: line 1: unexpected EOF while looking for matching `''\n"),
        ("echo )", "bash: -c: line 1: syntax error near unexpected token `)'\nbash: -c: line 1: `echo )'\n"),
        ("&& echo a", "bash: -c: line 1: syntax error near unexpected token `&&'\nbash: -c: line 1: `&& echo a'\n"),
        ("echo a &&", "bash: -c: line 2: syntax error: unexpected end of file\n"),
        ("for i in 1 2", "bash: -c: line 2: syntax error: unexpected end of file\n"),
        ("done", "bash: -c: line 1: syntax error near unexpected token `done'\nbash: -c: line 1: `done'\n"),
        ("echo a ;; b", "bash: -c: line 1: syntax error near unexpected token `;;'\nbash: -c: line 1: `echo a ;; b'\n"),
    ],
)
def test_a_mistake_of_syntax_is_bashs(text: str, stderr: str) -> None:
    assert (answer(text).stderr, answer(text).exit_code) == (stderr, 2)


def test_a_quote_that_nothing_closes_ends_with_its_line() -> None:
    statements = parse_script('echo "a\nip a\n')
    assert isinstance(statements[0].body, Answer)
    assert statements[1].text == "ip a"


@pytest.mark.parametrize("text", ["1/0", "1 +", "9" * 201, "((((", "a b", "x = 3", "1 if 2 else 3", "__import__('os')"])
def test_arithmetic_without_a_value_is_said(text: str) -> None:
    with pytest.raises(UsageError):
        arithmetic(text, {})


def test_words_do_not_grow_without_end() -> None:
    with pytest.raises(NotModelled):
        words("echo " + "$X" * 2000, X="x" * 1000)
    with pytest.raises(NotModelled):
        words("echo {1..999999999}")


_BITS = st.sampled_from([
    *"abX 01'\"\\$`(){}[]<>|&;#!*?~=:/.,-\n\t", "$((", "))", "${", "$(", "&&", "||", "<<", "for ", " in ", "; do ",
    "; done", "if ", "fi\n", " 2>&1", "> /proc/sys/net/ipv4/ip_forward", "ip ", "iptables ", "-A ", "\0", "é",
])  # fmt: skip
_SCRIPTS = st.one_of(st.lists(_BITS, max_size=40).map("".join), st.text(max_size=60))


@settings(max_examples=EXAMPLES, deadline=1000)
@given(_SCRIPTS)
def test_no_text_breaks_the_reader(text: str) -> None:
    statements = parse_script(text)
    assert all(isinstance(statement, Statement) for statement in statements)
    assert [statement.line for statement in statements] == sorted(statement.line for statement in statements)


_VOCABULARY = st.sampled_from(
    """
    ip addr add del show link set netns exec route default via dev from to table master type veth bridge
    peer name up 10.0.0.1/24 0/0 eth0 -n -br -4 iptables -A -I -D -t nat -p tcp --dport 80 -j DNAT
    --to-destination ! -s -m conntrack --ctstate NEW ping -c 1 -W -M do traceroute -I sysctl -w
    net.ipv4.ip_forward=1 bridge fdb brctl addif arp -s ifconfig conntrack -L nsenter --net=/run/netns/n
    timeout sleep echo sudo sh -c 'a' 02:00:00:00:00:01 -1 99999999999 help
    """.split()  # noqa: SIM905
)


@settings(max_examples=EXAMPLES, deadline=1000)
@given(st.lists(_VOCABULARY, max_size=9).map(" ".join))
def test_no_line_breaks_a_tools_reader_and_what_it_reads_is_printed_back(line: str) -> None:
    command = parse_line(line)
    if not isinstance(command, Unknown):
        assert parse_line(format_command(command)) == command


@pytest.mark.parametrize(
    "text",
    [
        "if " * 5000,
        "for i in 1; do\n" * 3000,
        "${" * 20000,
        "$((" * 20000,
        "(" * 20000,
        "'\n" * 5000,
        "<<x " * 5000,
        "ip netns exec n " * 3000 + "true",
        "echo " + "\\\n" * 20000,
        "timeout 1 " * 3000,
    ],
)
def test_long_repetitions_take_no_long_time(text: str) -> None:
    assert parse_script(text) is not None
    assert parse_line(text) is not None
