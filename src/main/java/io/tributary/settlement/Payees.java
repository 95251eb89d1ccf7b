package io.tributary.settlement;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Payees: who they are, when and where they are paid. */
public final class Payees {
    private static final Scope SCOPE = Scope.system("payees");
    private static final int PAGE = 200;

    private final PayeeStore store;
    private final Organizations organizations;
    private final PayeeLetters letters;
    private final AuditTrail audit;
    private final SettlementSettings settings;
    private final Transactions transactions;
    private final InstantSource clock;

    Payees(
            PayeeStore store,
            Organizations organizations,
            PayeeLetters letters,
            AuditTrail audit,
            SettlementSettings settings,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.organizations = organizations;
        this.letters = letters;
        this.audit = audit;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What holds for payees of whom nothing else is set. */
    public SettlementSettings settings() {
        return settings;
    }

    /** That organization as a payee; it becomes one by this, paid weekly, on Mondays. */
    public Payee of(OrganizationId organization) {
        return transactions.in(
                SCOPE,
                () ->
                        store.find(organization)
                                .orElseGet(
                                        () -> {
                                            add(organization);
                                            return store.find(organization).orElseThrow();
                                        }));
    }

    private void add(OrganizationId organization) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        var name = organizations.find(organization).map(Organization::companyName).orElse("");
        store.add(organization, name, monday, monday.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** All that there are, whoever is due next first. */
    public List<Payee> all() {
        return transactions.in(SCOPE, store::all);
    }

    /** That organization, if it is a payee; asking makes it none. */
    public Optional<Payee> find(OrganizationId organization) {
        return transactions.in(SCOPE, () -> store.find(organization));
    }

    /** A page of them, in an order that no change moves; empty after the last. */
    List<Payee> after(@Nullable OrganizationId last) {
        return transactions.in(SCOPE, () -> store.after(last, PAGE));
    }

    Payee.Terms terms(OrganizationId organization) {
        return of(organization).terms();
    }

    /** What is kept back of its payouts for the tax office. */
    public Payee.Withholding withholding(Payee payee) {
        var set = payee.withholding();
        return set != null ? set : transactions.in(SCOPE, () -> store.withholding(payee.profile()));
    }

    /** Changes who it is. What was paid keeps what it said then; an address that ends is told. */
    public void save(AuditTrail.By by, Payee.Profile profile, boolean taxDocumentsQuarterly) {
        changing(
                by,
                "payee.changed",
                profile.legalName(),
                () -> {
                    var before = of(by.organization()).profile().email();
                    store.save(by.organization(), profile, taxDocumentsQuarterly);
                    letters.emailChanged(by, before, profile.email());
                });
    }

    /** Changes when it is paid. The next day of the new schedule is the next one paid. */
    public void schedule(AuditTrail.By by, PayoutSchedule schedule, LocalDate anchor, ZoneId zone) {
        var tomorrow = LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
        var next = schedule.onOrAfter(tomorrow, anchor).atStartOfDay(zone).toInstant();
        changing(
                by,
                "payout-schedule.changed",
                schedule.label(),
                () -> store.schedule(by.organization(), schedule, anchor, zone, next));
    }

    /** Changes where its money in one currency goes, and tells it and its owners so by mail. */
    public void save(AuditTrail.By by, PayoutMethod method) {
        changing(
                by,
                "payout-method.changed",
                method.currency() + " " + method.kind().label(),
                () -> {
                    store.saveMethod(by.organization(), method, clock.instant());
                    letters.methodChanged(by, of(by.organization()).profile().email(), method);
                });
    }

    /** Its money in that currency stays until there is a method again. */
    public void removeMethod(AuditTrail.By by, CurrencyUnit currency) {
        changing(
                by,
                "payout-method.removed",
                currency.getCode(),
                () -> store.removeMethod(by.organization(), currency));
    }

    /** It agrees that the house writes its invoices for it (self-billing). */
    public void agreeToSelfBilling(AuditTrail.By by) {
        changing(
                by,
                "self-billing.agreed",
                "",
                () -> store.agree(by.organization(), clock.instant()));
    }

    /** What the operator sets for one payee; null is the house's own. */
    public void setTerms(
            AuditTrail.By by,
            @Nullable Integer holdDays,
            @Nullable Integer reserveBps,
            @Nullable Integer reserveDays,
            Payee.@Nullable Withholding withholding,
            @Nullable String paused) {
        changing(
                by,
                "payee-terms.changed",
                paused == null ? "" : "paused: " + paused,
                () ->
                        store.terms(
                                by.organization(),
                                holdDays,
                                reserveBps,
                                reserveDays,
                                withholding,
                                paused));
    }

    private void changing(AuditTrail.By by, String action, String subject, Runnable change) {
        transactions.run(
                SCOPE,
                () -> {
                    of(by.organization());
                    change.run();
                    audit.record(by, action, subject, Map.of());
                });
    }

    /** Where its money goes, by currency. */
    public List<PayoutMethod> methods(OrganizationId organization) {
        return transactions.in(SCOPE, () -> store.methods(organization));
    }

    /** Where its money in that currency goes. */
    public Optional<PayoutMethod> method(OrganizationId organization, CurrencyUnit currency) {
        return methods(organization).stream()
                .filter(method -> method.currency().equals(currency))
                .findFirst();
    }

    /** The least that is paid when the payee sets nothing. */
    public Money minimum(CurrencyUnit currency) {
        // Currencies without decimals count in units that are about a hundredth of the others'.
        int scale = currency.getDecimalPlaces() == 0 ? 100 : 1;
        return Money.ofMajor(currency, (long) settings.minimum() * scale);
    }

    Optional<Payee> lockDue() {
        return store.lockDue(clock.instant());
    }

    void park(OrganizationId organization, RuntimeException refused) {
        var reason =
                Optional.ofNullable(refused.getMessage())
                        .filter(message -> !message.isBlank())
                        .orElse(refused.getClass().getSimpleName());
        transactions.run(
                SCOPE,
                () ->
                        store.park(
                                organization, reason.substring(0, Math.min(500, reason.length()))));
    }

    /** Lets the next payout run try a parked one again. */
    public void unpark(OrganizationId organization) {
        transactions.run(SCOPE, () -> store.park(organization, null));
    }

    void lock(OrganizationId organization) {
        store.lock(organization);
    }

    /** The day that is paid now: the last of the schedule; those missed before are paid with it. */
    LocalDate payingDay(Payee payee) {
        var today = LocalDate.ofInstant(clock.instant(), payee.zone());
        var day = payee.schedule().onOrBefore(today, payee.anchor());
        return day.isBefore(payee.nextDay()) ? payee.nextDay() : day;
    }

    void paidOn(Payee payee, LocalDate day) {
        Instant next =
                payee.schedule()
                        .onOrAfter(day.plusDays(1), payee.anchor())
                        .atStartOfDay(payee.zone())
                        .toInstant();
        store.due(payee.organization(), next);
    }
}
