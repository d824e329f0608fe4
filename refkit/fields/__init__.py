"""One field's craft each: read it from text, print it, compare it."""
