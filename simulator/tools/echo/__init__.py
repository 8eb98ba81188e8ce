"""``echo`` as bash has it, alone and into a file below /proc/sys."""
