"""From pieces of print with places on a page to lines in reading order, whatever reader found the pieces."""
