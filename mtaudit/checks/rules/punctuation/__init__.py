"""PUN: marks that Arabic does not use, or uses otherwise."""
