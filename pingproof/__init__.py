"""pingproof: container networking in which every ping is predicted, explained, and proven on Linux.

>>> from pingproof import explain, network, play
>>> host = network()
>>> lines = play("ip netns add red; ip -n red link set lo up", host)
>>> [line.played.exit_code for line in lines]
[0]
>>> explain("ip netns exec red ping -c1 -W1 10.0.0.1", host).finding.cause.value
'no-route'

The face of the package, for notebooks and engineers (``face.py``): ``network`` makes a simulated machine, ``shell``
types on it, ``play`` carries a script out, ``explain`` tells one probe's way, ``draw`` paints the network, ``snapshot``
takes its state or this machine's, ``why`` predicts a ping on a state. ``lesson.notebook.lab.Lab`` teaches a stage.

Behind it stand three layers, and an import never points left:

    lesson  ──►  executor  ──►  simulator

``simulator`` holds the vocabulary and the model, and runs wherever Python does:
    tools/      what people type and read, a folder a tool: words ⇄ typed command, rows, text
    shell/      the shell's language, played on any network
    wire/       frames and packets, and their bytes
    state/      the frozen types of a snapshot, which both networks report
    linux/      the way of a packet, in the kernel's folders; linux.py writes the kernel's tables out
    userland/   tools and programs as carried out on the model
    saved/      live objects ⇄ state
``executor`` carries the same typed commands out on the real kernel, in a sandbox or on the host itself, and reads the
same state back. ``lesson`` is the course: stages, explanations in English and Chinese, drawings, the comparison of
predicted with actual, handouts, the ``lesson`` command line. It never decides what a packet does.

A line is parsed once into a typed command; both networks answer it with a ``Result``; every decision on a packet's way
is one event of the journal, and whatever is told, drawn or compared is a view of these events.
docs/architecture.md has the map, and where to go to add a device kind, an option, a match or a program.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # typing itself would cost `lesson --help` half its time
if TYPE_CHECKING:
    from pingproof.face import draw, explain, network, play, shell, snapshot, why

__all__ = ["draw", "explain", "network", "play", "shell", "snapshot", "why"]

_HERE = os.path.dirname(os.path.abspath(__file__))
if not os.path.isdir(os.path.join(_HERE, "simulator")):
    # In a checkout the layers lie beside this folder; in an installed wheel they lie inside it.
    __path__.append(os.path.dirname(_HERE))


def __getattr__(name: str) -> object:
    """The face's functions, imported when they are first asked for: ``import pingproof`` costs next to nothing."""
    if name in __all__:
        from pingproof import face

        return getattr(face, name)
    raise AttributeError(f"module 'pingproof' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
