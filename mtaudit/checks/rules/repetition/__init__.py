"""REP: words, phrases and sentences that come twice."""
