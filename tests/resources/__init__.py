"""Tests of the shipped resources."""
