-- What may be agreed with a customer, for an interval; prices by other intervals are converted.

create table billing.contract_range (
    product_code text    not null references billing.product,
    currency     char(3) not null check (currency ~ '^[A-Z]{3}$'),
    every        text    not null check (every in ('month', 'year', 'once')),
    least_minor  bigint  not null check (least_minor > 0),
    most_minor   bigint  check (most_minor >= least_minor),
    primary key (product_code, currency)
);
revoke insert, update, delete on billing.contract_range from tributary_app;

insert into billing.contract_range (product_code, currency, every, least_minor, most_minor)
values ('api-enterprise', 'USD', 'year', 10000000, null),
       ('sponsorship-event', 'USD', 'once', 200000, 1000000),
       ('sponsorship-monthly', 'USD', 'month', 500000, 2500000),
       ('research-custom', 'USD', 'year', 5000000, 20000000),
       ('team-assessment', 'USD', 'once', 1500000, null);

create function billing.months_of(every text) returns int
    language sql immutable
    return case every when 'month' then 1 when 'year' then 12 else 0 end;

create function billing.keep_to_range() returns trigger
    language plpgsql
    as $$
declare
    allowed billing.contract_range;
    months  int := billing.months_of(new.every);
begin
    select * into allowed
      from billing.contract_range
     where product_code = new.product_code and currency = new.currency;
    if not found or new.customer_id is null or new.model <> 'flat' then
        return new;
    end if;
    -- Both by months, or both once; compared for the product of their months, without dividing.
    if (months = 0) <> (allowed.every = 'once')
       or new.flat_minor * greatest(1, billing.months_of(allowed.every))
          < allowed.least_minor * greatest(1, months)
       or new.flat_minor * greatest(1, billing.months_of(allowed.every))
          > allowed.most_minor * greatest(1, months) then
        raise exception 'a price of % every % is outside the range of %',
            new.flat_minor, new.every, new.product_code using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger keep_to_range before insert on billing.price_version
    for each row execute function billing.keep_to_range();
