"""From the marks of a web page to the lines a reader of the paper would see."""
