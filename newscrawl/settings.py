"""Every Scrapy setting, in one place, polite by default.

`scrapy` reads this through scrapy.cfg, `newscrawl` directly, so that both crawl alike. Change one for a run with
``-s NAME=VALUE``. docs/crawl.md explains those that begin with NEWSCRAWL_.
"""

import os
from importlib.metadata import version
from typing import Any

BOT_NAME = "newscrawl"
NEWSCRAWL_CONTACT = os.environ.get("NEWSCRAWL_CONTACT", "")  # a URL or e-mail address of whoever runs the crawl


def user_agent(contact: str) -> str:
    """The User-Agent: the program's name and version, and the contact (a URL or e-mail address) where there is one."""
    own = f"newscrawl/{version('newscrawl')}"
    reach = "".join(each for each in contact.strip() if each.isprintable())
    return f"{own} (+{reach})" if reach else own


USER_AGENT = user_agent(NEWSCRAWL_CONTACT)
ROBOTSTXT_USER_AGENT = None  # the whole User-Agent: robots.txt files address "newscrawl"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "ar,en;q=0.5",
}

# -- spiders: one per outlet, made from the outlet files -------------------------------------------------------------
SPIDER_LOADER_CLASS = "newscrawl.spiders.loader.OutletLoader"
SPIDER_MODULES: list[str] = []
COMMANDS_MODULE = "newscrawl.shell"
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
NEWSCRAWL_OUTLETS = None  # a folder of outlet files besides the shipped ones

# -- manners ---------------------------------------------------------------------------------------------------------
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS = 16
CONCURRENT_ITEMS = 1  # of one response, which has one at most; Scrapy starts as many tasks for each response
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 2.0  # seconds between the starts of two requests to one host, and to one address
DOWNLOAD_DELAY_JITTER = 0.0
AUTOTHROTTLE_ENABLED = True  # slower still where the server is slow
AUTOTHROTTLE_START_DELAY = 2.0
AUTOTHROTTLE_MAX_DELAY = 60.0
RETRY_TIMES = 2
NEWSCRAWL_PROXY = None  # URL of a proxy for every request; an outlet's file and http_proxy name others
NEWSCRAWL_MAX_CRAWL_DELAY = 30.0  # seconds: robots.txt may ask for more, and gets this much; 0 takes none
NEWSCRAWL_REST = 5.0  # seconds of the first pause after a 429, 503 or challenge; each next one is four times as long
NEWSCRAWL_MAX_REST = 300.0  # seconds: a site that asks for more is left for this run
NEWSCRAWL_LEAVE = 3600.0  # seconds over runs that such a site is left alone, then four times as long; 0: this run only
NEWSCRAWL_HOSTS = None  # file of robots.txt and rests of hosts over runs; `newscrawl crawl` keeps it in the store
NEWSCRAWL_RECHECK = "1h,6h,24h,7d"  # after a piece was written or changed, look again; empty for never
NEWSCRAWL_MAX_REQUESTS = 20_000  # per outlet and run; 0 for no bound
NEWSCRAWL_MAX_ARCHIVE_REQUESTS = 10_000  # the same with --since or --until; the next run goes on
NEWSCRAWL_MAX_BYTES = 2_000_000_000  # per outlet and run; 0 for no bound

# -- safety ----------------------------------------------------------------------------------------------------------
NEWSCRAWL_PRIVATE_HOSTS = os.environ.get("NEWSCRAWL_PRIVATE_HOSTS", "")  # private hosts that may be fetched, by commas
TWISTED_DNS_RESOLVER = "newscrawl.network.resolver.Resolver"
REACTOR_THREADPOOL_MAXSIZE = 32  # names are looked up in threads; dead ones hold theirs for long
DOWNLOAD_HANDLERS: dict[str, str | None] = {
    "http": "newscrawl.network.handler.Handler",
    "https": "newscrawl.network.handler.Handler",
    "file": None,
    "ftp": None,
    "data": None,
    "s3": None,
}
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_TIMEOUT = 30.0  # seconds for the whole response
DOWNLOAD_MAXSIZE = 10 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
NEWSCRAWL_MAX_PAGE_BYTES = 3 * 1024 * 1024  # a page; its tree takes up to sixty times as much memory
NEWSCRAWL_MAX_SITEMAP_BYTES = 50 * 1024 * 1024  # sitemaps.org's own bound
NEWSCRAWL_MAX_RATIO = 150.0  # unpacked to packed
NEWSCRAWL_SLOW_AFTER = 10.0  # seconds after which a body must have come at ...
NEWSCRAWL_MIN_BYTES_PER_SECOND = 500
REDIRECT_MAX_TIMES = 5
METAREFRESH_ENABLED = False
COOKIES_ENABLED = False
REMOTE_CONTROL_ENABLED = False  # Scrapy 2.19 would listen on loopback for code to run
TELNETCONSOLE_ENABLED = False
MEMUSAGE_LIMIT_MB = 2048

# -- what is current -------------------------------------------------------------------------------------------------
NEWSCRAWL_LASTMOD_DAYS = 7  # without --since: sitemap entries whose lastmod is no older
NEWSCRAWL_MAX_SECTIONS = 40  # of a home page, where the outlet file names none

# -- the way through the house ---------------------------------------------------------------------------------------
SCHEDULER = "newscrawl.spiders.queue.Queue"
WARN_ON_GENERATOR_RETURN_VALUE = False  # reads the callback's source again for every response
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": None,  # the handler sets it
    "scrapy.downloadermiddlewares.stats.DownloaderStats": None,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "newscrawl.middlewares.robots.RobotsMiddleware": 100,
    "newscrawl.middlewares.tdm.TdmMiddleware": 150,
    "newscrawl.middlewares.identity.IdentityMiddleware": 300,
    "newscrawl.middlewares.backoff.BackoffMiddleware": 550,
    "newscrawl.middlewares.compression.CompressionMiddleware": 590,
    "newscrawl.middlewares.redirect.RedirectMiddleware": 600,
    "newscrawl.middlewares.budget.BudgetMiddleware": 950,
}
# The spider names every failure, counts no depth and bounds the length of URLs itself.
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
ITEM_PIPELINES = {
    "newscrawl.pipelines.normalise.NormalisePipeline": 100,
    "newscrawl.pipelines.select.SelectPipeline": 700,
    "newscrawl.pipelines.validate.ValidatePipeline": 800,
    "newscrawl.pipelines.write.WritePipeline": 900,
}
EXTENSIONS_BASE = {  # of Scrapy's, without those that import much or count at every request what the tally counts
    "scrapy.extensions.memusage.MemoryUsage": 0,
    "scrapy.extensions.closespider.CloseSpider": 0,
    "scrapy.extensions.feedexport.FeedExporter": 0,
    "scrapy.extensions.throttle.AutoThrottle": 0,
}
EXTENSIONS = {"newscrawl.extensions.progress.Progress": 0}
NEWSCRAWL_DRAFTER = "auto"  # a process beside the crawl that reads its pages: True, False, or where they come fast
NEWSCRAWL_REJECTS = "rejects.jsonl"
NEWSCRAWL_RESPECT_OPT_OUTS = False
NEWSCRAWL_REPLAY = None  # a manifest of kept pages that stand in for the network, where an add-on reads one

# -- out -------------------------------------------------------------------------------------------------------------
FEED_EXPORT_ENCODING = "utf-8"
FEED_EXPORTERS = {
    "jsonlines": "newscrawl.exporters.records.RecordLinesExporter",
    "jsonl": "newscrawl.exporters.records.RecordLinesExporter",
    "jl": "newscrawl.exporters.records.RecordLinesExporter",
    "json": "newscrawl.exporters.records.RecordsExporter",
}
LOG_FORMATTER = "newscrawl.extensions.talk.ShortFormatter"
LOG_LEVEL = "INFO"
STATS_DUMP = False
LOG_ENCODING = "utf-8"
LOGSTATS_INTERVAL = 0
NEWSCRAWL_LOG_INTERVAL = 30.0  # seconds between two log lines on how an outlet is getting on

# The profile of the sample site: it is served by the same command on this machine and needs no sparing.
SAMPLE: dict[str, Any] = {
    "NEWSCRAWL_PROXY_TRUSTED": True,
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "NEWSCRAWL_MAX_CRAWL_DELAY": 0,
    "NEWSCRAWL_REST": 0.2,
    "NEWSCRAWL_HOSTS": None,
    "NEWSCRAWL_DRAFTER": False,  # a dozen pages
}
