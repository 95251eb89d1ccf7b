-- What was used: one row for each API call, and the same by the hour.
--
-- A call is named by its request id, a UUIDv7, whose time is the instant of the call; so the table
-- is partitioned by ranges of it, one partition a month (UTC), and the primary key is its only index.

create function metering.first_id(instant timestamptz) returns uuid
    language sql immutable parallel safe
    return (lpad(to_hex(floor(extract(epoch from instant) * 1000)::bigint), 12, '0')
            || '70008000000000000000')::uuid;

-- The bounds of the latency histogram in milliseconds: 0.25 and on, each the square root of two
-- times the one before, up to 4096. Bucket n holds what is at least bound n and less than bound
-- n + 1; bucket 0 what is less than 0.25, bucket 29 all that is 4096 and more. The class Latency
-- holds the same bounds, and a test compares them.
create function metering.latency_bucket(millis real) returns smallint
    language sql immutable parallel safe
    return width_bucket(millis, array[
        0.25, 0.35355338, 0.5, 0.70710677, 1, 1.4142135, 2, 2.828427, 4, 5.656854, 8, 11.313708, 16,
        22.627417, 32, 45.254833, 64, 90.50967, 128, 181.01933, 256, 362.03867, 512, 724.07733, 1024,
        1448.1547, 2048, 2896.3093, 4096]::real[])::smallint;

create table metering.usage (
    organization_id  uuid     not null,
    id               uuid     not null,
    api_key_id       uuid     not null,
    endpoint         text     not null check (length(endpoint) between 1 and 200),
    method           text     not null check (length(method) between 1 and 10),
    status           smallint not null check (status between 100 and 599),
    response_time_ms real     not null check (response_time_ms >= 0),
    calls            int      not null check (calls >= 0),
    admitted         boolean  not null,
    livemode         boolean  not null,
    country          char(2)  not null check (country ~ '^[A-Z]{2}$'),
    metadata         text     check (octet_length(metadata) <= 1024),
    primary key (organization_id, id),
    check (admitted or calls = 0)
) partition by range (id);

comment on column metering.usage.calls is
    'what the call counted against the day: the pairs of a batch; 0 when it was refused or is free';
comment on column metering.usage.admitted is
    'whether it took one from the minute''s requests';
comment on column metering.usage.country is
    'ISO 3166-1 alpha-2; ZZ when unknown';

call platform.protect('metering.usage');
revoke update, delete, truncate on metering.usage from tributary_app;

-- The roll-up: how many requests, and how many calls they counted, per hour and everything that is
-- asked about; with the latency bucket in the key its rows are also the histogram.
create table metering.usage_hour (
    organization_id uuid        not null,
    hour            timestamptz not null,
    livemode        boolean     not null,
    api_key_id      uuid        not null,
    endpoint        text        not null,
    status          smallint    not null,
    country         char(2)     not null,
    latency_bucket  smallint    not null check (latency_bucket between 0 and 29),
    requests        bigint      not null check (requests > 0),
    calls           bigint      not null check (calls >= 0),
    primary key (organization_id, hour, livemode, api_key_id, endpoint, status, country, latency_bucket)
) with (fillfactor = 70);

call platform.protect('metering.usage_hour');

-- Makes the partitions of every month (UTC) that the span touches, and protects each. The
-- application may not create tables; it may call this.
create function metering.ensure_partition(span_from timestamptz, span_until timestamptz) returns void
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    month     timestamp := date_trunc('month', span_from at time zone 'UTC');
    last      timestamp := date_trunc('month', span_until at time zone 'UTC');
    partition text;
begin
    if span_until < span_from or span_until > span_from + interval '3 years' then
        raise exception 'no partitions are made from % to %', span_from, span_until;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('metering.usage partitions', 0));
    while month <= last loop
        partition := 'metering.usage_' || to_char(month, 'YYYY_MM');
        if to_regclass(partition) is null then
            execute format(
                'create table %s partition of metering.usage for values from (%L) to (%L)',
                partition,
                metering.first_id(month at time zone 'UTC'),
                metering.first_id((month + interval '1 month') at time zone 'UTC'));
            execute format('call platform.protect(%L)', partition);
            execute format('revoke all on %s from tributary_app', partition);
        end if;
        month := month + interval '1 month';
    end loop;
end
$$;

-- Drops the partitions of months that ended at or before that instant, and tells how many.
create function metering.drop_partitions(before timestamptz) returns int
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    as $$
declare
    partition text;
    dropped   int := 0;
begin
    perform pg_advisory_xact_lock(hashtextextended('metering.usage partitions', 0));
    for partition in
        select relname
          from pg_inherits
          join pg_class on pg_class.oid = inhrelid
         where inhparent = 'metering.usage'::regclass
         order by relname
    loop
        if to_date(right(partition, 7), 'YYYY_MM')::timestamp + interval '1 month'
                <= before at time zone 'UTC' then
            execute format('drop table metering.%I', partition);
            dropped := dropped + 1;
        end if;
    end loop;
    return dropped;
end
$$;

revoke execute on function metering.ensure_partition, metering.drop_partitions from public;
grant execute on function metering.ensure_partition, metering.drop_partitions to tributary_app;

select metering.ensure_partition(now(), now() + interval '2 months');
