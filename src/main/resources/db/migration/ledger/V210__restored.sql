-- The mark names transactions of the server it was made on; in a restored database they never end.
comment on table ledger.seal_mark is 'not in backups: it names transactions of this very server';
