"""`python -m netralitas`."""

from netralitas.cli import main

main()
