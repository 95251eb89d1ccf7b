package io.tributary.settlement;

import io.tributary.identity.LegalEntity;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Scope;
import io.tributary.platform.Sha256;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Statements and tax documents: numbered without gaps, frozen with a digest when they are written.
 */
public final class Statements {
    private static final Scope SCOPE = Scope.system("statements");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

    private final JdbcClient sql;
    private final Payables payables;
    private final LegalEntity house;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Statements(
            JdbcClient sql,
            Payables payables,
            LegalEntity house,
            Transactions transactions,
            InstantSource clock) {
        this.sql = sql;
        this.payables = payables;
        this.house = house;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Writes the statement of a payout that arrived. The last thing its transaction does. */
    Statement write(Payee payee, Payout payout, String withholding) {
        var lines =
                payables.items(payout.id(), payout).stream()
                        .map(
                                item ->
                                        new Statement.Line(
                                                LocalDate.ofInstant(item.at(), payee.zone()),
                                                item.title(),
                                                item.amount().getAmount()))
                        .toList();
        var today = LocalDate.ofInstant(clock.instant(), payee.zone());
        var from = lines.stream().map(Statement.Line::on).min(LocalDate::compareTo).orElse(today);
        var account = payout.method().kind().label() + ", " + payout.method().masked();
        return keep(
                payee,
                Statement.Kind.SELF_BILLED,
                payout.id(),
                new Span(from, today.plusDays(1)),
                payout.gross(),
                payout.withheld(),
                lines,
                withholding,
                account);
    }

    /** Days from the first, and the first that is not among them. */
    record Span(LocalDate from, LocalDate until) {}

    /**
     * Writes a tax document about what arrived in that time, one for each currency, once.
     *
     * @return those written now
     */
    List<Statement> writeTax(Payee payee, Span span, String withholding) {
        return paidIn(payee, span).stream()
                .filter(sums -> !hasTax(payee.organization(), sums.currency(), span))
                .map(
                        sums ->
                                keep(
                                        payee,
                                        Statement.Kind.TAX,
                                        null,
                                        span,
                                        sums.gross(),
                                        sums.withheld(),
                                        sums.lines(),
                                        withholding,
                                        ""))
                .toList();
    }

    private record Sums(
            CurrencyUnit currency, Money gross, Money withheld, List<Statement.Line> lines) {}

    private List<Sums> paidIn(Payee payee, Span span) {
        return currencies(payee, span).stream()
                .map(
                        currency -> {
                            var gross = new Money[] {Money.zero(currency), Money.zero(currency)};
                            var lines =
                                    sql.sql(
                                                    """
                                                    select settled_at, gross, withheld
                                                      from settlement.payout
                                                     where organization_id = :payee and currency = :currency
                                                       and state = 'paid'
                                                       and settled_at >= :from and settled_at < :until
                                                     order by settled_at, id
                                                    """)
                                            .param("payee", payee.organization().value())
                                            .param("currency", currency.getCode())
                                            .param("from", start(payee, span.from()))
                                            .param("until", start(payee, span.until()))
                                            .query((row, _) -> line(payee, row, gross))
                                            .list();
                            return new Sums(currency, gross[0], gross[1], lines);
                        })
                .toList();
    }

    private static Statement.Line line(Payee payee, ResultSet row, Money[] sums)
            throws SQLException {
        var currency = sums[0].getCurrencyUnit();
        var gross = Money.ofMinor(currency, row.getLong("gross"));
        sums[0] = sums[0].plus(gross);
        sums[1] = sums[1].plus(Money.ofMinor(currency, row.getLong("withheld")));
        var on = LocalDate.ofInstant(row.getTimestamp("settled_at").toInstant(), payee.zone());
        return new Statement.Line(on, "Payout", gross.getAmount());
    }

    private List<CurrencyUnit> currencies(Payee payee, Span span) {
        return sql.sql(
                        """
                        select distinct currency
                          from settlement.payout
                         where organization_id = :payee and state = 'paid'
                           and settled_at >= :from and settled_at < :until
                         order by currency
                        """)
                .param("payee", payee.organization().value())
                .param("from", start(payee, span.from()))
                .param("until", start(payee, span.until()))
                .query((row, _) -> CurrencyUnit.of(row.getString(1)))
                .list();
    }

    private static Timestamp start(Payee payee, LocalDate day) {
        return Timestamp.from(day.atStartOfDay(payee.zone()).toInstant());
    }

    private boolean hasTax(OrganizationId payee, CurrencyUnit currency, Span span) {
        return sql.sql(
                        """
                        select exists (select
                                         from settlement.statement
                                        where organization_id = :payee and kind = 'tax' and currency = :currency
                                          and from_day = :from and until_day = :until)
                        """)
                .param("payee", payee.value())
                .param("currency", currency.getCode())
                .param("from", span.from())
                .param("until", span.until())
                .query(Boolean.class)
                .single();
    }

    private Statement keep(
            Payee payee,
            Statement.Kind kind,
            @Nullable UUID payout,
            Span span,
            Money gross,
            Money withheld,
            List<Statement.Line> lines,
            String withholding,
            String account) {
        var today = LocalDate.ofInstant(clock.instant(), house.zone());
        var series = kind.series() + "-" + today.getYear();
        long number = takeNumber(series);
        var statement =
                new Statement(
                        UuidV7.at(clock.instant(), random),
                        payee.organization(),
                        kind,
                        String.format(Locale.ROOT, "%s-%06d", series, number),
                        span.from(),
                        span.until(),
                        gross,
                        withheld,
                        clock.instant());
        var document =
                new Statement.Document(
                        kind.label(),
                        statement.label(),
                        today,
                        span.from(),
                        span.until().minusDays(1),
                        gross.getCurrencyUnit().getCode(),
                        houseSide(),
                        payeeSide(payee.profile()),
                        lines,
                        gross.getAmount(),
                        withheld.getAmount(),
                        statement.net().getAmount(),
                        withheld.isZero() ? "" : withholding,
                        account);
        insert(statement, series, number, payout, JSON.writeValueAsString(document));
        return statement;
    }

    private Statement.Party houseSide() {
        return new Statement.Party(
                house.name(),
                house.street(),
                house.postalCode(),
                house.city(),
                house.country(),
                house.registration(),
                house.vatId());
    }

    private static Statement.Party payeeSide(Payee.Profile profile) {
        return new Statement.Party(
                profile.legalName(),
                profile.street(),
                profile.postalCode(),
                profile.city(),
                profile.country(),
                profile.taxId(),
                profile.vatId());
    }

    /** Everybody who numbers in the series waits from here to the commit. */
    private long takeNumber(String series) {
        return sql.sql(
                                """
                                insert into settlement.number_series as kept (series, next)
                                values (:series, 2)
                                    on conflict (series) do update
                                   set next = kept.next + 1
                                returning next
                                """)
                        .param("series", series)
                        .query(Long.class)
                        .single()
                - 1;
    }

    private void insert(
            Statement statement, String series, long number, @Nullable UUID payout, String frozen) {
        sql.sql(
                        """
                        insert into settlement.statement
                               (id, organization_id, kind, series, number, label, currency, from_day, until_day,
                                payout_id, gross, withheld, net, frozen, sha256, created_at)
                        values (:id, :payee, :kind, :series, :number, :label, :currency, :from, :until, :payout,
                                :gross, :withheld, :net, :frozen, :digest, :now)
                        """)
                .param("id", statement.id())
                .param("payee", statement.payee().value())
                .param("kind", statement.kind().code())
                .param("series", series)
                .param("number", number)
                .param("label", statement.label())
                .param("currency", statement.gross().getCurrencyUnit().getCode())
                .param("from", statement.from())
                .param("until", statement.until())
                .param("payout", payout)
                .param("gross", statement.gross().getAmountMinorLong())
                .param("withheld", statement.withheld().getAmountMinorLong())
                .param("net", statement.net().getAmountMinorLong())
                .param("frozen", frozen)
                .param("digest", Sha256.hex(frozen))
                .param("now", Timestamp.from(statement.createdAt()))
                .update();
    }

    /** A payee's, the newest first. */
    public List<Statement> of(OrganizationId payee) {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select *
                                          from settlement.statement
                                         where organization_id = :payee
                                         order by id desc
                                         limit 100
                                        """)
                                .param("payee", payee.value())
                                .query((row, _) -> statement(row))
                                .list());
    }

    /** What a statement of that payee says; empty when there is none, or it is another's. */
    public Optional<Statement.Document> find(OrganizationId payee, UUID id) {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select frozen
                                          from settlement.statement
                                         where id = :id and organization_id = :payee
                                        """)
                                .param("id", id)
                                .param("payee", payee.value())
                                .query(
                                        (row, _) ->
                                                JSON.readValue(
                                                        row.getString("frozen"),
                                                        Statement.Document.class))
                                .optional());
    }

    private static Statement statement(ResultSet row) throws SQLException {
        var currency = CurrencyUnit.of(row.getString("currency"));
        return new Statement(
                row.getObject("id", UUID.class),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                Statement.Kind.of(row.getString("kind")),
                row.getString("label"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                Money.ofMinor(currency, row.getLong("gross")),
                Money.ofMinor(currency, row.getLong("withheld")),
                row.getTimestamp("created_at").toInstant());
    }
}
