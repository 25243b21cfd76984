"""`mtaudit serve`: a local web page for editors who have no terminal, and the same audit as an API for a CMS.

Nothing is written to disk: texts and results are in memory, the results of the page for a while. Texts are read and
audited in worker processes, so that one that hangs stops nobody.
"""
