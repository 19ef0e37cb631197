"""Commands of `scrapy` that the project has its own way of; Scrapy finds them through COMMANDS_MODULE."""
