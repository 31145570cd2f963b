"""Articles as evidence: what each states, and which of its sentences bear on one of the draft."""
