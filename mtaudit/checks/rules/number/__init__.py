"""NUM: numbers, units, months and weekdays that differ from the source."""
