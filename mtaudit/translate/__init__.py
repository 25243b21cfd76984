"""Room: translate."""
