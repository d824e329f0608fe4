"""What the CSL engine costs, and how far it says what citeproc-js says."""
