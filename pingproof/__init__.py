"""pingproof: container networking in which every ping is predicted, explained, and proven on Linux."""

from __future__ import annotations

import os

_HERE = os.path.dirname(os.path.abspath(__file__))
if not os.path.isdir(os.path.join(_HERE, "simulator")):
    # In a checkout the rooms lie beside this folder; in an installed wheel they lie inside it.
    __path__.append(os.path.dirname(_HERE))
