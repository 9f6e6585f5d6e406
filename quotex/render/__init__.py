"""Results for people to read: plain text, and colours for a terminal (with the extra ``[cli]``)."""
