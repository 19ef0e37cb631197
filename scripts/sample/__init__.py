"""The sample site's articles (TOML) and the designs of its outlets (one module each)."""
