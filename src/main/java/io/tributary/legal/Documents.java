package io.tributary.legal;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The documents, in the versions that were published. */
public final class Documents {
    /** So long an earlier acceptance counts, unless the operator says otherwise. */
    public static final int GRACE_DAYS = 30;

    private static final int LONGEST_GRACE = 365;
    private static final Scope SCOPE = Scope.system("what partners agree to");

    private final VersionStore store;
    private final Editions editions;
    private final Announcing announcing;
    private final Transactions transactions;
    private final InstantSource clock;

    Documents(
            VersionStore store,
            Editions editions,
            Announcing announcing,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.editions = editions;
        this.announcing = announcing;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The newest first. */
    public List<Version> versions(LegalDocument document) {
        return transactions.in(SCOPE, () -> store.of(document));
    }

    public Optional<Version> version(LegalDocument document, int number) {
        return transactions.in(SCOPE, () -> store.find(document, number));
    }

    /** What binds now. */
    public Optional<Version> inForce(LegalDocument document) {
        return transactions.in(SCOPE, () -> store.inForce(document, clock.instant()));
    }

    /** What is published and will bind later. */
    public Optional<Version> upcoming(LegalDocument document) {
        return transactions.in(SCOPE, () -> store.upcoming(document, clock.instant()));
    }

    /**
     * The text of this release, when the newest version says something else: another text, or other
     * figures in it.
     */
    public Optional<Edition> unpublished(LegalDocument document) {
        var edition = editions.of(document);
        return versions(document).stream()
                        .findFirst()
                        .filter(newest -> newest.sha256().equals(edition.sha256()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(edition);
    }

    /**
     * Publishes the text of this release. Owners and admins of who accepted an earlier version are
     * told by mail.
     *
     * @param by who does it, kept with the version
     * @param effectiveOn the day (UTC) from which it binds: today at the earliest
     * @param graceDays 0 to 365
     * @throws ProblemException {@link LegalProblem#NOTHING_TO_PUBLISH}, {@link
     *     LegalProblem#TAKES_EFFECT_TOO_EARLY}
     */
    public Version publish(
            String by, LegalDocument document, LocalDate effectiveOn, int graceDays) {
        var now = clock.instant();
        var start = effectiveOn.atStartOfDay(ZoneOffset.UTC).toInstant();
        if (effectiveOn.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC))
                || graceDays < 0
                || graceDays > LONGEST_GRACE) {
            throw tooEarly(effectiveOn);
        }
        return publish(by, document, start.isBefore(now) ? now : start, graceDays);
    }

    private Version publish(String by, LegalDocument document, Instant from, int graceDays) {
        var edition = unpublished(document).orElseThrow(Documents::nothingNew);
        return transactions.in(
                SCOPE,
                () -> {
                    var newest = store.of(document).stream().findFirst();
                    if (newest.filter(before -> before.sha256().equals(edition.sha256()))
                            .isPresent()) {
                        throw nothingNew(); // another server was quicker
                    }
                    newest.filter(before -> !before.effectiveFrom().isBefore(from))
                            .ifPresent(before -> refuse(from));
                    var version =
                            new Version(
                                    document,
                                    newest.map(Version::number).orElse(0) + 1,
                                    from,
                                    graceDays,
                                    edition.text(),
                                    edition.sha256(),
                                    edition.review(),
                                    clock.instant(),
                                    by);
                    if (!store.add(version)) {
                        throw nothingNew();
                    }
                    announcing.later(version);
                    return store.find(document, version.number()).orElseThrow();
                });
    }

    private static void refuse(Instant from) {
        throw tooEarly(LocalDate.ofInstant(from, ZoneOffset.UTC));
    }

    /** At the first start the texts of the release come into force. */
    void publishFirst() {
        for (var document : LegalDocument.values()) {
            if (versions(document).isEmpty()) {
                publishUnlessAnotherServerDid(document);
            }
        }
    }

    private void publishUnlessAnotherServerDid(LegalDocument document) {
        try {
            publish("the house, at its first start", document, clock.instant(), GRACE_DAYS);
        } catch (ProblemException refused) {
            if (versions(document).isEmpty()) {
                throw refused;
            }
        }
    }

    private static ProblemException nothingNew() {
        return new ProblemException(
                LegalProblem.NOTHING_TO_PUBLISH,
                "The newest version says what this release says. Nothing was published.");
    }

    private static ProblemException tooEarly(LocalDate day) {
        return new ProblemException(
                LegalProblem.TAKES_EFFECT_TOO_EARLY,
                "It cannot take effect on " + day + ". Nothing was published.");
    }
}
