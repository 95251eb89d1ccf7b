-- The day from which a subscription rests, when its customer asked for a pause: the days before it
-- are charged, however late the run that charges them.
alter table billing.subscription add column pauses_on date;

select set_config('app.scope', 'system', true);

update billing.subscription set pauses_on = due_on where pause_asked;
alter table billing.subscription drop column pause_asked;
