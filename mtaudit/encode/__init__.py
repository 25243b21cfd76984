"""Room: encode."""
