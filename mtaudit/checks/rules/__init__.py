"""The rules: one function a rule, found by `mtaudit.checks.all_checks`."""
