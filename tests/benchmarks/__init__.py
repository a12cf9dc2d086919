"""Benchmarks: what the program takes, beside the least a straightforward program would take."""
