"""Why a probe ends as it does: its way, its cause and its mend; in a lab, or on a network read from a machine."""
