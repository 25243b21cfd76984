"""TRM: what the newsroom's own glossary says."""
