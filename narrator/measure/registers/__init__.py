"""Statistics of the registers of trades: short volume and fails to deliver."""
