-- What its customer is told of why a subscription could not be billed; the reason itself is for operators.
alter table billing.subscription add column parked_told text;
alter table billing.subscription add check (parked_told is null or parked_at is not null);
