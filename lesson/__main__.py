"""``python -m lesson``: the same as the ``lesson`` command."""

from __future__ import annotations

import sys

from pingproof.lesson.cli import main

sys.exit(main())
