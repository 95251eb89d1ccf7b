-- How a message hangs together with others: where answers go, what it is called, what it answers.
-- Dropped with the text once a mail server has taken it: an answer's address may open a door.
alter table platform.mail
    add column headers jsonb not null default '{}' check (jsonb_typeof(headers) = 'object');
