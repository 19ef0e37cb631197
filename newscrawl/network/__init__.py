"""Between Scrapy and the wire: which addresses may be connected to, when, and how much may come back."""
