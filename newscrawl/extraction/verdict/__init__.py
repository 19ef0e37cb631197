"""Is there an article on a page? If not, why not: `refusal.refusal` says it, by what the other files find."""
