"""Pure functions from folded text to readings; structure and extract both build on them."""
