"""The article spider, and the loader that makes one spider per outlet."""
