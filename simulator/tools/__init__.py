"""The tools as people type and read them, a folder a tool: words ⇄ typed commands, rows, texts.

Both networks share them, and none of them knows a packet of either. ``vocabulary`` has the list of programs and the
tables by a command's class, ``lib`` what several tools read and print alike.
"""
