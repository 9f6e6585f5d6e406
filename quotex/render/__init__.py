"""Show results to people: as plain text, and in colour on a terminal (with the extra ``[cli]``)."""
