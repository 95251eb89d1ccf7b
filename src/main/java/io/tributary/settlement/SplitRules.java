package io.tributary.settlement;

import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How sales are divided: rules in versions, of which each counts until the next begins. */
public final class SplitRules {
    private static final Scope SCOPE = Scope.system("split rules");

    private record Row(
            UUID id,
            String rule,
            int version,
            String name,
            String restParty,
            @Nullable String tierParty,
            Instant effectiveFrom) {}

    private final JdbcClient sql;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Map<UUID, SplitRule> known = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    SplitRules(JdbcClient sql, Transactions transactions, InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Writes the next version of a rule, or the first.
     *
     * @param by who writes it, kept with it
     * @param effectiveFrom now or later, and after every version that there is
     * @throws ProblemException {@link SettlementProblem#SPLIT_TOO_EARLY}
     * @throws IllegalArgumentException when the shares do not make a whole
     */
    public SplitRule publish(
            String by,
            String rule,
            String name,
            String restParty,
            @Nullable String tierParty,
            Instant effectiveFrom,
            List<SplitRule.Tier> tiers) {
        return transactions.in(
                SCOPE,
                () -> {
                    var latest = versions(rule).stream().findFirst();
                    int version = latest.map(SplitRule::version).orElse(0) + 1;
                    var last = latest.map(SplitRule::effectiveFrom).orElse(Instant.MIN);
                    var now = clock.instant();
                    if (!effectiveFrom.isAfter(last)
                            || (version > 1 && effectiveFrom.isBefore(now))) {
                        throw new ProblemException(
                                SettlementProblem.SPLIT_TOO_EARLY,
                                "Version " + version + " would count before it was written.");
                    }
                    var next =
                            new SplitRule(
                                    UuidV7.at(now, random),
                                    rule,
                                    version,
                                    name,
                                    restParty,
                                    tierParty,
                                    effectiveFrom,
                                    tiers);
                    write(next, by);
                    return next;
                });
    }

    private void write(SplitRule next, String by) {
        try {
            sql.sql(
                            """
                            insert into settlement.split_version
                                   (id, rule, version, name, rest_party, tier_party, effective_from,
                                    created_at, created_by)
                            values (:id, :rule, :version, :name, :rest, :tierParty, :from, :now, :by)
                            """)
                    .param("id", next.id())
                    .param("rule", next.rule())
                    .param("version", next.version())
                    .param("name", next.name())
                    .param("rest", next.restParty())
                    .param("tierParty", next.tierParty())
                    .param("from", Timestamp.from(next.effectiveFrom()))
                    .param("now", Timestamp.from(clock.instant()))
                    .param("by", by)
                    .update();
        } catch (DuplicateKeyException raced) {
            throw new ProblemException(
                    SettlementProblem.SPLIT_TOO_EARLY, "Somebody wrote this version just now.");
        }
        for (int tier = 0; tier < next.tiers().size(); tier++) {
            writeTier(next.id(), tier, next.tiers().get(tier));
        }
    }

    private void writeTier(UUID version, int tier, SplitRule.Tier written) {
        written.from()
                .forEach(
                        (currency, from) ->
                                sql.sql(
                                                """
                                                insert into settlement.split_tier
                                                       (version_id, tier, currency, from_minor)
                                                values (:version, :tier, :currency, :from)
                                                """)
                                        .param("version", version)
                                        .param("tier", tier)
                                        .param("currency", currency.getCode())
                                        .param("from", from.getAmountMinorLong())
                                        .update());
        written.shares()
                .forEach(
                        share ->
                                sql.sql(
                                                """
                                                insert into settlement.split_share
                                                       (version_id, tier, party, basis_points, approval)
                                                values (:version, :tier, :party, :points, :approval)
                                                """)
                                        .param("version", version)
                                        .param("tier", tier)
                                        .param("party", share.party())
                                        .param("points", share.basisPoints())
                                        .param("approval", share.approval())
                                        .update());
    }

    /** The version that counts then. */
    public Optional<SplitRule> at(String rule, Instant then) {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select id, rule, version, name, rest_party, tier_party, effective_from
                                          from settlement.split_version
                                         where rule = :rule and effective_from <= :then
                                         order by effective_from desc
                                         limit 1
                                        """)
                                .param("rule", rule)
                                .param("then", Timestamp.from(then))
                                .query((row, _) -> row(row))
                                .optional()
                                .map(this::whole));
    }

    /** A version that there is. */
    SplitRule find(UUID version) {
        return all().stream().filter(kept -> kept.id().equals(version)).findFirst().orElseThrow();
    }

    /** All versions of a rule, the newest first. */
    public List<SplitRule> versions(String rule) {
        return all().stream().filter(version -> version.rule().equals(rule)).toList();
    }

    /** All versions of all rules: by rule, the newest first. */
    public List<SplitRule> all() {
        return transactions.in(
                SCOPE,
                () ->
                        sql
                                .sql(
                                        """
                                        select id, rule, version, name, rest_party, tier_party, effective_from
                                          from settlement.split_version
                                         order by rule, version desc
                                        """)
                                .query((row, _) -> row(row))
                                .list()
                                .stream()
                                .map(this::whole)
                                .toList());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("rule"),
                row.getInt("version"),
                row.getString("name"),
                row.getString("rest_party"),
                row.getString("tier_party"),
                row.getTimestamp("effective_from").toInstant());
    }

    /** A version never changes, so that it is read once. */
    private SplitRule whole(Row row) {
        return known.computeIfAbsent(row.id(), _ -> read(row));
    }

    private SplitRule read(Row row) {
        return new SplitRule(
                row.id(),
                row.rule(),
                row.version(),
                row.name(),
                row.restParty(),
                row.tierParty(),
                row.effectiveFrom(),
                tiers(row.id()));
    }

    private List<SplitRule.Tier> tiers(UUID version) {
        var from = new HashMap<Integer, Map<CurrencyUnit, Money>>();
        sql.sql(
                        """
                        select tier, currency, from_minor
                          from settlement.split_tier
                         where version_id = :version
                        """)
                .param("version", version)
                .query(
                        row -> {
                            var currency = CurrencyUnit.of(row.getString("currency"));
                            from.computeIfAbsent(row.getInt("tier"), _ -> new HashMap<>())
                                    .put(
                                            currency,
                                            Money.ofMinor(currency, row.getLong("from_minor")));
                        });
        var shares = new ArrayList<List<SplitRule.Share>>();
        sql.sql(
                        """
                        select tier, party, basis_points, approval
                          from settlement.split_share
                         where version_id = :version
                         order by tier, basis_points desc, party
                        """)
                .param("version", version)
                .query(
                        row -> {
                            if (row.getInt("tier") == shares.size()) {
                                shares.add(new ArrayList<>());
                            }
                            shares.getLast()
                                    .add(
                                            new SplitRule.Share(
                                                    row.getString("party"),
                                                    row.getInt("basis_points"),
                                                    row.getBoolean("approval")));
                        });
        var tiers = new ArrayList<SplitRule.Tier>();
        for (int tier = 0; tier < shares.size(); tier++) {
            tiers.add(new SplitRule.Tier(from.getOrDefault(tier, Map.of()), shares.get(tier)));
        }
        return tiers;
    }
}
