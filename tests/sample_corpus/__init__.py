"""Makes the binary sample agreements of corpus/ from plain sources, so that they can be remade."""
