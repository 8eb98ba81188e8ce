"""Tools and programs, carried out by the kernel: a module registers itself for the classes of its commands."""
