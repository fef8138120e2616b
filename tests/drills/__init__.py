"""Drills of the whole bot over real HTTP on loopback: kills, storms, forgeries, load."""
