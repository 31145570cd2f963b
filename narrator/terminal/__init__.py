"""Results as a person reads them in a terminal: of a check, of the rules, of everything else."""
