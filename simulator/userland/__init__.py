"""Tools and programs as carried out on the model: a typed command in, a result or a process out."""
