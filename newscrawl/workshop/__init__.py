"""The workshop: tools for whoever adds an outlet or looks after one. `newscrawl new`, `try`, `fixture`, `verify`."""
