"""GitLab's code quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from mtaudit.finding import Severity
from mtaudit.interchange import dumps
from mtaudit.report.positions import positions
from mtaudit.report.sarif import message, relative
from mtaudit.result import Result

SEVERITIES: dict[Severity, str] = {"critical": "critical", "major": "major", "minor": "minor"}


def render(results: Sequence[tuple[Result, str]]) -> str:
    """A list of issues. GitLab needs another fingerprint for each, so the path of the article goes into it."""
    issues = []
    for result, path in results:
        where = positions(result)
        for finding in result.findings:
            line, end = where.of(finding.start)[0], where.of(finding.end, end=finding.end > finding.start)[0]
            issues.append(
                {
                    "description": f"{finding.rule}: {message(finding, where.unit(finding.start))}",
                    "check_name": finding.rule,
                    "fingerprint": hashlib.sha256(
                        f"{relative(path)}\0{finding.fingerprint}".encode("utf-8", "surrogatepass")
                    ).hexdigest(),
                    "severity": SEVERITIES[finding.severity],
                    "location": {"path": relative(path), "lines": {"begin": line, "end": end}},
                }
            )
    return dumps(issues, indent=2) + "\n"
