"""`python -m narrator` is the command `narrator`."""

from narrator.cli import main

main()
