-- Refunds as they are looked up: by id, by key, or by what their provider calls them.
create index on payments.refund (payment_id);
create view payments.kept_refund with (security_invoker = true) as
select refund.id, refund.payment_id, refund.key, refund.reference, refund.amount, refund.reason,
       refund.state, refund.failure, refund.created_at, payment.currency
  from payments.refund
  join payments.payment on payment.id = refund.payment_id;
