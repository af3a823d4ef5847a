"""Trees of other programs: which one a folder is of, and what its configuration says of a site. Read, never run."""
