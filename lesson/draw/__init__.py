"""Pictures of a network: what stands where (topology, layout), what it looks like (shapes, style), and two ways to
paint it (matplotlib for files, plain SVG for pages).

    network ─ topology ─► graph ─ layout ─► plan ─ scene, packet_way ─► shapes ─ figure or svg ─► picture

Everything up to the shapes is arithmetic on one unit, the point (1/72 inch), with y growing downwards.
"""
