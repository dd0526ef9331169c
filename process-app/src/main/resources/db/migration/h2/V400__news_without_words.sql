-- News is kept as keys that each mail words in its reader's language; the sentences of up to a minute before are not told.
update case_news set told_at = happened_at where told_at is null;
