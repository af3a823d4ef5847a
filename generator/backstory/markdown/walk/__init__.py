"""From the HTML of a body to its segments, parts and facts; begin with `walk.py`."""
