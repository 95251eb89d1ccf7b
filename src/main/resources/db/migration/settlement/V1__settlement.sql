-- Who has a share of a sale, when it is theirs, and how they are paid. Amounts are minor units.
-- The money itself is in the ledger; these rows say what each of its movements is about, and the
-- checks of the books hold the two together.

-- How sales are divided. Written once: a change is a new version.
create table settlement.split_version (
    id uuid primary key,
    rule text not null check (rule ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    version int not null check (version > 0),
    name text not null check (length(name) between 1 and 200),
    -- Takes the share of whoever is not there.
    rest_party text not null,
    -- Whose lifetime sales choose the tier; null when there is one tier.
    tier_party text,
    effective_from timestamptz not null,
    created_at timestamptz not null,
    created_by text not null,
    unique (rule, version),
    unique (rule, effective_from)
);

-- From which lifetime sales on a tier counts. Tier 0 counts from nothing.
create table settlement.split_tier (
    version_id uuid not null references settlement.split_version,
    tier smallint not null check (tier > 0),
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    from_minor bigint not null check (from_minor > 0),
    primary key (version_id, tier, currency)
);

create table settlement.split_share (
    version_id uuid not null references settlement.split_version,
    tier smallint not null check (tier >= 0),
    party text not null check (party ~ '^[a-z]+(-[a-z]+)*$'),
    basis_points int not null check (basis_points between 0 and 10000),
    -- Whether somebody has to approve each of its earnings.
    approval boolean not null,
    primary key (version_id, tier, party)
);

create function settlement.refuse_partial_split() returns trigger
    language plpgsql
    as $$
begin
    if exists (select
                 from settlement.split_share
                where version_id = new.version_id
                group by tier
               having sum(basis_points) <> 10000) then
        raise exception 'the shares of each tier sum to 10000 basis points'
            using errcode = 'check_violation', constraint = 'split_whole';
    end if;
    return null;
end
$$;
create constraint trigger whole after insert on settlement.split_share
    deferrable initially deferred
    for each row execute function settlement.refuse_partial_split();
revoke update, delete on settlement.split_version, settlement.split_tier, settlement.split_share
    from tributary_app;

-- What somebody's sales under a rule came to so far, less what was given back.
create table settlement.lifetime (
    organization_id uuid not null,
    rule text not null,
    currency char(3) not null,
    base bigint not null check (base >= 0),
    primary key (organization_id, rule, currency)
);
call platform.protect('settlement.lifetime');

create table settlement.sale (
    id uuid primary key,
    -- Who sold: the party for the rest, or the house.
    organization_id uuid not null,
    key text collate "C" not null unique check (length(key) between 1 and 150),
    version_id uuid not null references settlement.split_version,
    stream text not null,
    title text not null check (length(title) between 1 and 300),
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    gross bigint not null check (gross > 0),
    tax bigint not null check (tax >= 0),
    tax_jurisdiction text not null,
    fee bigint not null check (fee >= 0),
    house bigint not null check (house >= 0),
    -- Whose lifetime it counted for; null when the rule has one tier.
    tier_organization uuid,
    -- What was taken back of each.
    reversed bigint not null default 0,
    tax_reversed bigint not null default 0 check (tax_reversed between 0 and tax),
    fee_reversed bigint not null default 0 check (fee_reversed between 0 and fee),
    house_reversed bigint not null default 0 check (house_reversed between 0 and house),
    sold_at timestamptz not null,
    event_id uuid,
    source_type text not null,
    source_id uuid not null,
    constraint sale_reversed check (reversed between 0 and gross),
    constraint sale_deductions check (tax + fee <= gross)
);
create index on settlement.sale (organization_id, id);
call platform.protect('settlement.sale');

-- One party's part of one sale.
create table settlement.earning (
    id uuid primary key,
    organization_id uuid not null,
    sale_id uuid not null references settlement.sale,
    party text not null,
    stream text not null,
    title text not null,
    currency char(3) not null,
    amount bigint not null check (amount > 0),
    reversed bigint not null default 0,
    earned_at timestamptz not null,
    -- When it can be paid, unless something holds it.
    matures_at timestamptz not null,
    event_id uuid,
    approval text not null check (approval in ('automatic', 'asked', 'approved', 'declined')),
    held text check (held in ('disputed', 'cancelled')),
    matured_at timestamptz,
    -- Of what matured, what is still kept for refunds to come.
    reserve bigint not null default 0 check (reserve >= 0),
    reserve_due_at timestamptz,
    -- The share that was declined in favour of this one.
    instead_of uuid references settlement.earning,
    unique nulls not distinct (sale_id, party, instead_of),
    constraint earning_reversed check (reversed between 0 and amount),
    check ((matured_at is not null) or reserve = 0)
);
create index on settlement.earning (organization_id, id);
create index earning_due on settlement.earning (matures_at, organization_id)
    where matured_at is null and reversed < amount;
create index earning_reserve on settlement.earning (reserve_due_at, organization_id)
    where reserve > 0;
create index on settlement.earning (event_id) where event_id is not null and matured_at is null;
call platform.protect('settlement.earning');

-- What was taken back of a sale: a refund, or a dispute that was lost.
create table settlement.reversal (
    id uuid primary key,
    organization_id uuid not null,
    sale_id uuid not null references settlement.sale,
    key text collate "C" not null unique check (length(key) between 1 and 150),
    cause text not null check (cause in ('refund', 'dispute')),
    amount bigint not null check (amount > 0),
    at timestamptz not null
);
create index on settlement.reversal (sale_id);
call platform.protect('settlement.reversal');

-- One payee's money in one currency: the row that whatever matures, is paid or is taken back queues
-- for.
create table settlement.wallet (
    organization_id uuid not null,
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    primary key (organization_id, currency)
);
call platform.protect('settlement.wallet');

create table settlement.payee (
    organization_id uuid primary key,
    legal_name text not null check (length(legal_name) <= 200),
    street text not null check (length(street) <= 200),
    postal_code text not null check (length(postal_code) <= 20),
    city text not null check (length(city) <= 100),
    region text not null check (length(region) <= 100),
    country text not null check (country = '' or country ~ '^[A-Z]{2}$'),
    email text not null check (length(email) <= 254),
    kind text not null check (kind in ('individual', 'business', 'institution', 'non-profit')),
    tax_id text not null check (length(tax_id) <= 40),
    vat_id text not null check (length(vat_id) <= 20),
    tax_form text not null check (tax_form in ('none', 'w-9', 'w-8ben', 'w-8ben-e')),
    certified_on date,
    tax_documents text not null check (tax_documents in ('quarterly', 'yearly')),
    self_billing_agreed_at timestamptz,
    -- Set by the operator in place of what the table of rates says.
    withholding_bps int check (withholding_bps between 0 and 10000),
    withholding_reason text,
    zone text not null,
    schedule text not null check (schedule in ('daily', 'weekly', 'bi-weekly', 'monthly')),
    -- Any day of the schedule: its weekday, or its day of the month.
    anchor date not null,
    -- The start of the next day of payouts, in the payee's zone.
    due_at timestamptz not null,
    -- Set by the operator in place of the house's.
    hold_days int check (hold_days between 0 and 365),
    reserve_bps int check (reserve_bps between 0 and 10000),
    reserve_days int check (reserve_days between 0 and 730),
    -- Why nothing is paid until the operator says so.
    paused text check (length(paused) between 1 and 500),
    -- What went wrong when it was paid; the run leaves it out until the operator says so.
    parked text check (length(parked) between 1 and 500),
    check ((tax_form = 'none') = (certified_on is null))
);
create index on settlement.payee (due_at);
call platform.protect('settlement.payee');

-- Where a payee's money in one currency goes.
create table settlement.payout_method (
    organization_id uuid not null,
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    kind text not null check (kind in ('bank-transfer', 'check', 'paypal', 'stripe')),
    holder text not null check (length(holder) between 1 and 140),
    -- The number of the account, the e-mail address, the provider's id or the postal address.
    destination text not null check (length(destination) between 1 and 400),
    -- BIC or routing number; empty when there is none.
    bank text not null check (length(bank) <= 40),
    minimum bigint not null check (minimum >= 0),
    changed_at timestamptz not null,
    primary key (organization_id, currency)
);
call platform.protect('settlement.payout_method');

-- What tax the house has to keep back, when the payee's profile does not say better.
create table settlement.withholding_rate (
    payer_country char(2) not null,
    -- Whether the payee lives in the payer's country.
    domestic boolean not null,
    -- Whether the payee's tax form is there.
    certified boolean not null,
    basis_points int not null check (basis_points between 0 and 10000),
    reason text not null,
    primary key (payer_country, domestic, certified)
);
insert into settlement.withholding_rate (payer_country, domestic, certified, basis_points, reason)
values ('US', true, false, 2400, 'Backup withholding without a Form W-9 (26 U.S.C. 3406)'),
       ('US', false, false, 3000,
        'Withholding on foreign payees without a Form W-8 (26 U.S.C. 1441 and 1442)');

-- A file for a bank or a provider, with the payouts it orders.
create table settlement.payout_file (
    id uuid primary key,
    kind text not null,
    currency char(3) not null,
    name text not null,
    payouts int not null check (payouts > 0),
    total bigint not null check (total > 0),
    content text not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    created_at timestamptz not null,
    created_by text not null
);

create table settlement.payout (
    id uuid primary key,
    organization_id uuid not null,
    currency char(3) not null,
    -- The day of the payee's schedule that it is for.
    due_on date not null,
    gross bigint not null check (gross > 0),
    withheld bigint not null check (withheld >= 0),
    withholding_bps int not null check (withholding_bps between 0 and 10000),
    net bigint not null check (net > 0),
    kind text not null,
    holder text not null,
    destination text not null,
    bank text not null,
    state text not null check (state in ('ready', 'sending', 'sent', 'paid', 'failed', 'returned')),
    -- Known to the provider by it, the same at each try.
    provider text,
    reference text,
    file_id uuid references settlement.payout_file,
    failure text,
    created_at timestamptz not null,
    sent_at timestamptz,
    settled_at timestamptz,
    claim_transaction uuid not null,
    paid_transaction uuid,
    constraint payout_parts check (net + withheld = gross),
    check ((state in ('paid', 'failed', 'returned')) = (settled_at is not null)),
    check ((state in ('paid', 'returned')) = (paid_transaction is not null))
);
create index on settlement.payout (organization_id, id);
create index payout_open on settlement.payout (state, id)
    where state in ('ready', 'sending', 'sent');
-- A day of somebody's schedule is paid once.
create unique index payout_once on settlement.payout (organization_id, currency, due_on)
    where state not in ('failed', 'returned');
call platform.protect('settlement.payout');

-- What somebody can be paid: what matured, what was released from the reserve, what was taken back.
create table settlement.payable (
    id uuid primary key,
    organization_id uuid not null,
    currency char(3) not null,
    kind text not null check (kind in ('earning', 'reserve', 'reversal', 'clawback')),
    earning_id uuid references settlement.earning,
    title text not null,
    amount bigint not null check (amount <> 0),
    at timestamptz not null,
    -- The one payout that has it; a payout that failed lets it go.
    payout_id uuid references settlement.payout
);
create index payable_free on settlement.payable (organization_id, currency)
    where payout_id is null;
create index on settlement.payable (payout_id) where payout_id is not null;
create index on settlement.payable (earning_id) where payout_id is null;
call platform.protect('settlement.payable');

-- What a payout was made of, kept when it failed.
create table settlement.payout_item (
    payout_id uuid not null references settlement.payout,
    payable_id uuid not null references settlement.payable,
    organization_id uuid not null,
    amount bigint not null,
    primary key (payout_id, payable_id)
);
create index on settlement.payout_item (payable_id);
call platform.protect('settlement.payout_item');
revoke update, delete on settlement.payout_item from tributary_app;

-- What a payee owes back: above zero when it came to be owed, below when it was netted.
create table settlement.clawback (
    id uuid primary key,
    organization_id uuid not null,
    currency char(3) not null,
    amount bigint not null check (amount <> 0),
    earning_id uuid references settlement.earning,
    title text not null,
    at timestamptz not null
);
create index on settlement.clawback (organization_id, currency);
call platform.protect('settlement.clawback');
revoke update, delete on settlement.clawback from tributary_app;

-- Why somebody was not paid on a day of the schedule.
create table settlement.payout_skip (
    organization_id uuid not null,
    currency char(3) not null,
    due_on date not null,
    reason text not null,
    sentence text not null,
    available bigint not null,
    -- When more is free; null when nothing is on its way.
    next_free_at timestamptz,
    at timestamptz not null,
    primary key (organization_id, currency, due_on)
);
call platform.protect('settlement.payout_skip');

create table settlement.number_series (
    series text primary key,
    next bigint not null check (next > 0)
);

-- A self-billed statement of one payout, or a tax document of a period.
create table settlement.statement (
    id uuid primary key,
    organization_id uuid not null,
    kind text not null check (kind in ('self-billed', 'tax')),
    series text not null,
    number bigint not null,
    label text not null,
    currency char(3) not null,
    from_day date not null,
    until_day date not null,
    payout_id uuid references settlement.payout,
    gross bigint not null,
    withheld bigint not null,
    net bigint not null,
    frozen text not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    created_at timestamptz not null,
    unique (series, number),
    unique (payout_id),
    check (until_day > from_day),
    check (net + withheld = gross)
);
create unique index statement_tax on settlement.statement (organization_id, currency, from_day, until_day)
    where kind = 'tax';
create index on settlement.statement (organization_id, id);
call platform.protect('settlement.statement');
revoke update, delete on settlement.statement from tributary_app;

-- Figures of a week, a month or a quarter.
create table settlement.report (
    id uuid primary key,
    organization_id uuid not null,
    kind text not null check (kind in ('revenue', 'performance')),
    span text not null check (span in ('weekly', 'monthly', 'quarterly')),
    from_day date not null,
    until_day date not null,
    figures text not null,
    created_at timestamptz not null,
    unique (organization_id, kind, span, from_day)
);
call platform.protect('settlement.report');

-- What somebody wants to be told, and where.
create table settlement.notice_choice (
    organization_id uuid not null,
    person_id uuid not null,
    notice text not null check (notice in ('payout', 'revenue', 'performance', 'tax')),
    channel text not null check (channel in ('mail', 'portal')),
    choice text not null check (choice in ('off', 'on', 'weekly', 'monthly', 'quarterly')),
    primary key (organization_id, person_id, notice, channel)
);
call platform.protect('settlement.notice_choice');

-- What the sandbox was asked to send: a key is one transfer, as with any provider.
create table settlement.sandbox_transfer (
    key text primary key,
    currency char(3) not null,
    amount bigint not null check (amount > 0),
    asked int not null
);
