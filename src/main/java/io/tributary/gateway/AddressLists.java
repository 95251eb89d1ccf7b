package io.tributary.gateway;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.AddressRange;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lists of allowed addresses before they bite: whom they would shut out, and trials. */
public final class AddressLists {
    /** How far back callers are asked about. */
    public static final Duration LOOK_BACK = Duration.ofDays(30);

    /** The longest a list may be tried out. */
    public static final Duration LONGEST_TRIAL = Duration.ofDays(30);

    private final KeyStore keys;
    private final CallerLog log;
    private final CallerStore callers;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final KeyNews news;
    private final InstantSource clock;

    AddressLists(
            KeyStore keys,
            CallerLog log,
            CallerStore callers,
            AuditTrail audit,
            Transactions transactions,
            KeyNews news,
            InstantSource clock) {
        this.keys = keys;
        this.log = log;
        this.callers = callers;
        this.audit = audit;
        this.transactions = transactions;
        this.news = news;
        this.clock = clock;
    }

    /** Who used the key in the last 30 days, whoever called most first. */
    public List<CallerUse> callers(OrganizationId organization, UUID key) {
        return since(organization, key, clock.instant().minus(LOOK_BACK));
    }

    private List<CallerUse> since(OrganizationId organization, UUID key, Instant since) {
        log.write();
        return transactions.in(
                Scope.of(organization), () -> callers.since(organization, List.of(key), since));
    }

    /** Which of these callers the list would refuse; those not told apart are left out. */
    public static List<CallerUse> refusedBy(List<AddressRange> list, List<CallerUse> callers) {
        return callers.stream()
                .filter(caller -> !caller.address().isEmpty())
                .filter(
                        caller ->
                                AddressAnswer.of(list, AddressRange.parse(caller.address()))
                                        instanceof AddressAnswer.Refused)
                .toList();
    }

    /** The list of that key that is or was tried out, until somebody ends it. */
    public Optional<AddressTrial> trial(OrganizationId organization, UUID key) {
        return transactions.in(
                Scope.of(organization),
                () -> keys.find(organization, key).flatMap(found -> keys.trial(found.id())));
    }

    /** Whom the trial would have refused since it began. */
    public List<CallerUse> refusedOnTrial(OrganizationId organization, UUID key, Instant from) {
        return since(organization, key, from).stream()
                .filter(caller -> caller.onTrial() > 0)
                .toList();
    }

    /**
     * Tries a list out: calls pass as before, and those that it would refuse are counted.
     *
     * @param addresses at least one range
     * @param span at most {@link #LONGEST_TRIAL}
     */
    public void tryOut(AuditTrail.By by, UUID key, List<AddressRange> addresses, Duration span) {
        if (addresses.isEmpty() || span.isNegative() || span.compareTo(LONGEST_TRIAL) > 0) {
            throw new IllegalArgumentException("nothing to try out, or for too long");
        }
        log.write();
        change(
                by,
                key,
                () -> {
                    var now = clock.instant();
                    callers.beginTrial(key);
                    keys.tryOut(key, new AddressTrial(addresses, now, now.plus(span)));
                },
                Map.of("tried", texts(addresses), "hours", Long.toString(span.toHours())));
    }

    /** Ends the trial; nothing is refused. */
    public void endTrial(AuditTrail.By by, UUID key) {
        change(by, key, () -> keys.tryOut(key, null), Map.of("tried", ""));
    }

    private void change(AuditTrail.By by, UUID id, Runnable change, Map<String, String> details) {
        transactions.run(
                Scope.of(by.organization()),
                () -> {
                    var key =
                            keys.locked(by.organization(), id)
                                    .orElseThrow(
                                            () ->
                                                    new ProblemException(
                                                            PlatformProblem.NOT_FOUND,
                                                            "There is no such key."));
                    change.run();
                    audit.record(
                            by,
                            "api-key.addresses-tried",
                            key.name() + " (" + key.prefix() + ")",
                            details);
                    news.changed(id);
                });
    }

    private static String texts(List<AddressRange> addresses) {
        return addresses.stream().map(AddressRange::toString).collect(Collectors.joining(", "));
    }
}
