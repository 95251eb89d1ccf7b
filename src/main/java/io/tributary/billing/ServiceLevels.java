package io.tributary.billing;

import io.tributary.identity.Role;
import io.tributary.kernel.Amounts;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.kernel.UuidV7;
import io.tributary.metering.Metering;
import io.tributary.metering.Mode;
import io.tributary.notify.Alert;
import io.tributary.notify.AlertKind;
import io.tributary.notify.Alerts;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The service level of contracts that grant one: how available the API was in each month, and what
 * is credited when that is less than promised. A month is measured once, a day after it is over,
 * and credited once, by the next invoice of its subscription. What is recorded later changes
 * nothing.
 */
public final class ServiceLevels {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    /** So long after its end a month is measured: what came late was recorded by then. */
    private static final Duration SETTLES = Duration.ofDays(1);

    static final AlertKind MISSED =
            AlertKind.of(
                            "service.missed",
                            "Service level",
                            "When the API was less available in a month than your contract"
                                    + " promises.")
                    .toldTo(Role.OWNER, Role.ADMIN, Role.FINANCE, Role.DEVELOPER)
                    .mailedTo(Role.OWNER, Role.ADMIN);

    /** A month, and whose. */
    public record OfCustomer(OrganizationId customer, ServiceMonth month) {}

    private final ServiceStore store;
    private final Metering metering;
    private final Alerts alerts;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    ServiceLevels(
            ServiceStore store,
            Metering metering,
            Alerts alerts,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.metering = metering;
        this.alerts = alerts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is promised, and what is credited when it is not kept. */
    public ServiceLadder ladder() {
        return transactions.in(Scope.system("the service level"), store::ladder);
    }

    /** The months of a customer, the newest first; those that go on as they stand now. */
    public List<ServiceMonth> months(OrganizationId customer) {
        return transactions.in(
                Scope.of(customer),
                () -> {
                    var ladder = store.ladder();
                    var tomorrow = today(clock.instant()).plusDays(1);
                    var open =
                            store.unmeasured(customer, tomorrow).reversed().stream()
                                    .map(span -> measured(customer, span, ladder, null));
                    return Stream.concat(open, store.measured(customer).stream()).toList();
                });
    }

    /** Measures what is over of a subscription, in the surrounding transaction. */
    void measure(Subscription subscription) {
        var now = clock.instant();
        var customer = subscription.customer();
        for (var span : store.unmeasured(customer, over(now))) {
            if (span.subscription().equals(subscription.id())) {
                var month = measured(customer, span, store.ladder(), now);
                store.keep(customer, month, now);
                tell(customer, month);
            }
        }
    }

    private void tell(OrganizationId customer, ServiceMonth month) {
        if (month.isMissed()) {
            var when = MONTH.format(month.month());
            alerts.raise(
                    new Alert(
                            customer,
                            MISSED.code(),
                            month.month() + "/" + month.subscription(),
                            "The service level of " + when + " was missed",
                            "%s The next invoice of %s credits %s before tax; you have nothing to do."
                                    .formatted(
                                            told(month),
                                            month.product(),
                                            Amounts.text(month.credit())),
                            "/partner/billing/sla"));
        }
    }

    /** The newest months of all customers that were measured, the worst of each first. */
    public List<OfCustomer> newest(int limit) {
        return transactions.in(Scope.system("service of all customers"), () -> store.newest(limit));
    }

    /**
     * The credits that the invoice of that key takes along: a line for each month that was missed.
     * In the surrounding transaction, with the subscription held.
     */
    List<LineDraft> credits(Subscription subscription, String invoiceKey) {
        measure(subscription);
        var lines = new ArrayList<LineDraft>();
        for (var missed : store.uncredited(subscription.id())) {
            store.credit(subscription.customer(), missed.id(), invoiceKey, clock.instant());
            lines.add(line(missed, subscription));
        }
        return List.copyOf(lines);
    }

    private ServiceMonth measured(
            OrganizationId customer,
            ServiceStore.Span span,
            ServiceLadder ladder,
            @Nullable Instant at) {
        var hours =
                metering.answers(
                        customer,
                        Mode.LIVE,
                        new Period(beginning(span.from()), beginning(span.until())));
        var availability = Availability.of(hours, span.days());
        return new ServiceMonth(
                UuidV7.at(clock.instant(), random),
                span.subscription(),
                span.product(),
                span.month(),
                span.from(),
                span.until(),
                availability,
                ladder.target(),
                ladder.creditBps(availability.millionths()),
                span.fee(),
                at,
                null);
    }

    /** Months that began before this day are over and settled. */
    static LocalDate over(Instant now) {
        return today(now.minus(SETTLES)).withDayOfMonth(1);
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static Instant beginning(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LineDraft line(ServiceMonth missed, Subscription subscription) {
        var product = subscription.price().product();
        return new LineDraft(
                "%s, service credit for %s".formatted(product.name(), MONTH.format(missed.month())),
                product.stream(),
                BigDecimal.ONE.negate(),
                missed.credit().getAmount(),
                missed.credit().negated(),
                missed.from(),
                missed.until(),
                told(missed),
                missed.id());
    }

    private static String told(ServiceMonth missed) {
        var measured = missed.availability();
        var counted =
                measured.isByRequests()
                        ? String.format(
                                Locale.ROOT,
                                "%,d of %,d requests failed by our fault",
                                measured.failed(),
                                measured.answered())
                        : String.format(
                                Locale.ROOT,
                                "in %,d of %,d hours more than half of the requests failed by our"
                                        + " fault",
                                measured.badHours(),
                                measured.hours());
        return "Available %s of %s promised: %s. %s of the fee of these days, rounded half up."
                .formatted(
                        ServiceLadder.percent(measured.millionths()),
                        ServiceLadder.percent(missed.target()),
                        counted,
                        ServiceLadder.share(missed.creditBps()));
    }
}
