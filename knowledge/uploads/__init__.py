"""Files that are sent to the bot: read in a process of their own, where a hostile one can do no harm."""
