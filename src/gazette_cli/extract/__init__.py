"""Facts: mentions with values, found in articles as rendered."""
