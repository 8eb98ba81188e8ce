"""Pictures of a network, from the lab played to the file.

    network ─ drawn ─► graph ─ layout ─► plan ─┐
    events ──────────── way ─► moves, text ────┴ page ─► scene of shapes ─ paint ─► SVG, PNG, PDF
                                               └ film ─► frames ─ player or gif ─► page, GIF

Everything up to the shapes is arithmetic in one unit, the point (1/72 inch), with y growing downwards.
"""
