"""The shell: a script's lines and words, and how they are carried out one after another."""
