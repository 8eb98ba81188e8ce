"""``iptables``: its words, its texts, and a file for each of its extensions.

``words`` has the typed commands and how they are printed back, ``parse`` reads a command line into what was ``said``,
``loaded`` is an extension's part of that. ``text`` is ``-L``, ``save_text`` and ``rule_text`` are ``-S`` and
``iptables-save``, ``saved_words`` reads such lines again; ``refusals`` has the tool's complaints. Below lie
``extensions`` (a file a match or target) and, for all of them, ``libxtables``.
"""
