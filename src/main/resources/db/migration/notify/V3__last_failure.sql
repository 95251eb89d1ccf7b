-- Failures that lie further apart than the attempts at one message are no span: the later one begins it.
alter table notify.endpoint
    add column last_failed_at timestamptz;

comment on column notify.endpoint.failing_since is
    'when the first attempt failed after which none succeeded, in the span that lasts';
