"""What crosses a cable: Ethernet frames and what they carry, as frozen values."""
