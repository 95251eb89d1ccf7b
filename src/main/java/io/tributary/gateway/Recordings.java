package io.tributary.gateway;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RequestId;
import io.tributary.platform.GroupCommit;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bodies of an organization's calls, for an hour at a time, as long as somebody of it asks for
 * them: redacted before anything is written, kept for a day.
 */
public final class Recordings implements AutoCloseable {
    /** How long one is on. It ends by itself. */
    public static final Duration SPAN = Duration.ofHours(1);

    /** How long the bodies are kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);

    private final RecordingStore store;
    private final KeyNews news;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;
    private final GroupCommit<RecordingStore.Bodies, Boolean> commits;

    Recordings(
            RecordingStore store,
            KeyNews news,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.news = news;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.commits =
                new GroupCommit<>(
                        "recorded-bodies",
                        transactions,
                        Scope.system("bodies of many organizations"),
                        GroupCommit.Limits.DEFAULT,
                        this::write);
    }

    private List<Boolean> write(List<RecordingStore.Bodies> batch) {
        store.write(batch);
        return Collections.nCopies(batch.size(), Boolean.TRUE);
    }

    /** From now on for an hour; while it is on, the hour begins anew. */
    public void begin(AuditTrail.By by) {
        transactions.run(
                Scope.of(by.organization()),
                () -> {
                    var now = clock.instant();
                    store.begin(by.organization(), now, now.plus(SPAN));
                    audit.record(
                            by,
                            "recording.begun",
                            "Bodies of API calls",
                            Map.of("minutes", Long.toString(SPAN.toMinutes())));
                    news.changed(by.organization().value());
                });
    }

    /** Ends it early; what was recorded stays for its day. */
    public void end(AuditTrail.By by) {
        transactions.run(
                Scope.of(by.organization()),
                () -> {
                    if (store.end(by.organization(), clock.instant())) {
                        audit.record(by, "recording.ended", "Bodies of API calls", Map.of());
                        news.changed(by.organization().value());
                    }
                });
    }

    /** When it ends; empty while nothing is recorded. */
    public Optional<Instant> endsAt(OrganizationId organization) {
        return transactions.in(
                Scope.of(organization), () -> store.endsAt(organization, clock.instant()));
    }

    /** What was recorded of that call; empty when nothing was, or no more. */
    public Optional<RecordedBodies> find(OrganizationId organization, RequestId request) {
        return transactions
                .in(
                        Scope.of(organization),
                        () -> store.find(organization, request, clock.instant().minus(KEPT)))
                .map(
                        found ->
                                new RecordedBodies(
                                        found.sent(), found.answered(), found.at().plus(KEPT)));
    }

    /**
     * Keeps the bodies of a call that was answered. If that fails, the answer leaves all the same.
     */
    void record(Visit visit, Reply reply) {
        try {
            commits.submit(
                    new RecordingStore.Bodies(
                            visit.organization(),
                            visit.requestId(),
                            Redaction.of(visit.body()),
                            Redaction.of(reply.body().bytes()),
                            visit.now()));
        } catch (RuntimeException failed) {
            LOG.warn(
                    "bodies of call {} were not recorded: {}",
                    visit.requestId(),
                    failed.toString());
        }
    }

    void forgetOld() {
        transactions.run(
                Scope.system("old bodies"), () -> store.forget(clock.instant().minus(KEPT)));
    }

    /** Writes what waits, and takes no more. */
    @Override
    public void close() {
        commits.close();
    }
}
