"""Arabic news, crawled into records that can be trusted."""
