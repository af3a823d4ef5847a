"""What a picture file is: its size by its header, what it says of itself, and smaller copies of it."""
