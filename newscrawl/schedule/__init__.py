"""A newscrawl command run again and again: as a crontab line, as systemd units, as a GitHub Actions workflow.

Nothing here keeps two runs apart: a run that finds its outlet held by another leaves it alone.
"""
