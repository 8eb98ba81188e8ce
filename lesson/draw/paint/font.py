"""Fonts of painted pictures: DejaVu, which comes with matplotlib, and one with Chinese characters."""

from __future__ import annotations

from functools import cache

CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans CJK JP",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "SimHei",
    "Droid Sans Fallback",
    "AR PL UMing CN",
)
"""Families with simplified Chinese characters, the best first; none is bundled."""


@cache
def chinese_family() -> str | None:
    """The first family of ``CHINESE`` that is installed here; None when there is none."""
    from matplotlib.font_manager import fontManager

    installed = {entry.name for entry in fontManager.ttflist}
    return next((family for family in CHINESE if family in installed), None)


def families(mono: bool) -> list[str]:
    """Families in which a character is looked up, in order."""
    chinese = chinese_family()
    return ["DejaVu Sans Mono" if mono else "DejaVu Sans", *([chinese] if chinese else [])]
