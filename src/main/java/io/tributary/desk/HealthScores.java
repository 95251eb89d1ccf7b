package io.tributary.desk;

import io.tributary.billing.Dunning;
import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.identity.Presence;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.metering.HouseUsage;
import io.tributary.metering.HouseUsage.Activity;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The health of all organizations: as it is now, and as it was day by day. */
public final class HealthScores {
    private static final Scope SCOPE = Scope.system("health of partners");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Health.Tickets NO_TICKETS = new Health.Tickets(0, 0);
    private static final int A_SLICE = 500;

    /** A day and the score of it. */
    public record Dated(LocalDate day, int score) {}

    /** Open tickets of each organization that has any. */
    interface TicketCounts extends Supplier<Map<OrganizationId, Health.Tickets>> {}

    private final Operators operators;
    private final HouseUsage usage;
    private final Dunning dunning;
    private final Presence presence;
    private final TicketCounts tickets;
    private final Transactions transactions;
    private final JdbcClient sql;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.shared();

    HealthScores(
            Operators operators,
            HouseUsage usage,
            Dunning dunning,
            Presence presence,
            TicketCounts tickets,
            Transactions transactions,
            JdbcClient sql,
            InstantSource clock) {
        this.operators = operators;
        this.usage = usage;
        this.dunning = dunning;
        this.presence = presence;
        this.tickets = tickets;
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
    }

    /** The health of these organizations now. */
    public Map<OrganizationId, Health> of(List<Organization> organizations) {
        var now = clock.instant();
        var known = known(now);
        return organizations.stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Organization::id, one -> Health.of(known.facts(one, now), now)));
    }

    /** What is known of everybody, read once. */
    private record Known(
            Map<OrganizationId, Activity> week,
            Map<OrganizationId, Activity> before,
            Map<OrganizationId, Instant> overdue,
            Map<OrganizationId, Instant> seen,
            Map<OrganizationId, Health.Tickets> tickets) {
        Health.Facts facts(Organization one, Instant now) {
            var id = one.id();
            var recent = week.getOrDefault(id, Activity.NONE);
            return new Health.Facts(
                    Duration.between(one.createdAt(), now),
                    recent.calls(),
                    before.getOrDefault(id, Activity.NONE).calls(),
                    recent.requests(),
                    recent.errors(),
                    one.status() == Organization.Status.SUSPENDED,
                    overdue.get(id),
                    seen.get(id),
                    tickets.getOrDefault(id, NO_TICKETS));
        }
    }

    private Known known(Instant now) {
        var overdue = new HashMap<OrganizationId, Instant>();
        dunning.cases()
                .forEach(
                        one ->
                                overdue.merge(
                                        one.customer(),
                                        one.beganAt(),
                                        (a, b) -> a.isBefore(b) ? a : b));
        return new Known(
                usage.byOrganization(Period.before(now, WEEK)),
                usage.byOrganization(Period.before(now.minus(WEEK), WEEK.multipliedBy(4))),
                overdue,
                presence.lastSeen(),
                tickets.get());
    }

    /** Keeps today's scores of all organizations that have not left. */
    void keepToday() {
        var now = clock.instant();
        var known = known(now);
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String cursor = null;
        do {
            var slice = operators.search("", cursor, A_SLICE);
            transactions.run(
                    SCOPE,
                    () ->
                            slice.items().stream()
                                    .filter(one -> one.status() != Organization.Status.CANCELLED)
                                    .forEach(
                                            one ->
                                                    keep(
                                                            one.id(),
                                                            day,
                                                            Health.of(
                                                                    known.facts(one, now), now))));
            cursor = slice.nextCursor();
        } while (cursor != null);
    }

    private void keep(OrganizationId organization, LocalDate day, Health health) {
        var parts = new LinkedHashMap<String, Integer>();
        health.parts().forEach(part -> parts.put(part.name(), part.value()));
        sql.sql(
                        """
                        insert into desk.health (organization_id, day, score, parts)
                        values (:organization, :day, :score, :parts::jsonb)
                            on conflict (organization_id, day) do update
                           set score = excluded.score, parts = excluded.parts
                        """)
                .param("organization", organization.value())
                .param("day", day)
                .param("score", health.score())
                .param("parts", json.writeValueAsString(parts))
                .update();
    }

    /** The scores that were kept of an organization, the oldest first; at most those of 90 days. */
    public List<Dated> trend(OrganizationId organization) {
        var newest =
                transactions.in(
                        Scope.of(organization),
                        () ->
                                sql.sql(
                                                """
                                                select day, score
                                                  from desk.health
                                                 where organization_id = :organization
                                                 order by day desc
                                                 limit 90
                                                """)
                                        .param("organization", organization.value())
                                        .query(
                                                (row, _) ->
                                                        new Dated(
                                                                row.getObject(
                                                                        "day", LocalDate.class),
                                                                row.getInt("score")))
                                        .list());
        return new ArrayList<>(newest).reversed();
    }

    /** The newest score that was kept of each organization, as far as it is of the last 7 days. */
    public Map<OrganizationId, Integer> latest() {
        var since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(7);
        return transactions.in(
                SCOPE,
                () ->
                        sql
                                .sql(
                                        """
                                        select distinct on (organization_id) organization_id, score
                                          from desk.health
                                         where day >= :since
                                         order by organization_id, day desc
                                        """)
                                .param("since", since)
                                .query(
                                        (row, _) ->
                                                Map.entry(
                                                        new OrganizationId(
                                                                row.getObject(
                                                                        "organization_id",
                                                                        UUID.class)),
                                                        row.getInt("score")))
                                .list()
                                .stream()
                                .collect(
                                        Collectors.toUnmodifiableMap(
                                                Map.Entry::getKey, Map.Entry::getValue)));
    }
}
