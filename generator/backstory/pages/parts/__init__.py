"""What several pages show: boxes, claims, sources, timelines, pictures."""
