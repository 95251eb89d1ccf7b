-- Who of the house wrote a request down or answered it; null when the person did all of it.
alter table privacy.request add column handled_by text check (length(handled_by) <= 300);
