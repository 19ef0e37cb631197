"""An outlet: the frozen description of a news site, and how it is read from TOML."""
