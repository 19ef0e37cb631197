"""What watches a crawl: counting, the progress line, the summary."""
