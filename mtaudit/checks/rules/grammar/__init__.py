"""GRM: forms that what stands before does not allow."""
