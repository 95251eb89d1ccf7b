package io.tributary.identity;

import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Page;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The people an organization serves. They need no account; those with one find their memberships
 * there.
 */
public final class Members {
    /** How somebody belongs. */
    public enum Affiliation {
        MEMBER("Member"),
        STUDENT("Student"),
        FACULTY("Faculty"),
        ALUMNI("Alumni"),
        STAFF("Staff");

        private final String label;

        Affiliation(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is sure that they belong. */
    public enum Verification {
        NONE("Not verified"),
        PENDING("Pending"),
        VERIFIED("Verified");

        private final String label;

        Verification(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is known of a member.
     *
     * @param method how it was verified; null when it was not
     * @param source where the entry comes from: by hand, an import, a roster
     */
    public record Entry(
            String email,
            String name,
            Affiliation affiliation,
            Verification verification,
            @Nullable String method,
            String source,
            List<String> groups) {
        public Entry {
            groups = List.copyOf(groups);
            if (verification == Verification.VERIFIED && method == null) {
                throw new IllegalArgumentException("verified, but not how");
            }
        }
    }

    /** A member. */
    public record Member(UUID id, Entry entry, Instant joinedAt) {}

    private final MemberStore store;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Members(MemberStore store, AuditTrail audit, Transactions transactions, InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Members, newest first. */
    public Page<Member> of(
            OrganizationId organization,
            @Nullable Affiliation affiliation,
            @Nullable String cursor,
            int limit) {
        var found =
                transactions.in(
                        Scope.of(organization),
                        () -> store.list(organization, affiliation, cursor, limit + 1));
        var items = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(items, found.size() > limit ? items.getLast().id().toString() : null);
    }

    public Optional<Member> find(OrganizationId organization, UUID id) {
        return transactions.in(Scope.of(organization), () -> store.find(organization, id));
    }

    /**
     * Adds a member.
     *
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} when the address is listed
     *     already
     */
    public void add(Actor actor, Entry entry) {
        transactions.run(
                Scope.of(actor.organization()),
                () -> {
                    if (!add(actor.organization(), entry)) {
                        var detail = "This address is on the list of members already.";
                        throw new ProblemException(
                                PlatformProblem.INVALID_INPUT,
                                detail,
                                List.of(new InputError("email", detail)));
                    }
                    audit.record(
                            actor,
                            "member.added",
                            entry.email(),
                            Map.of("affiliation", entry.affiliation().code()));
                });
    }

    /**
     * Adds all who are not on the list yet, or nobody.
     *
     * @return how many were added
     */
    public int addAll(Actor actor, List<Entry> entries) {
        return transactions.in(
                Scope.of(actor.organization()),
                () -> {
                    int added = 0;
                    for (var entry : entries) {
                        added += add(actor.organization(), entry) ? 1 : 0;
                    }
                    audit.record(
                            actor,
                            "members.imported",
                            "the list of members",
                            Map.of(
                                    "added", Integer.toString(added),
                                    "in the file", Integer.toString(entries.size())));
                    return added;
                });
    }

    private boolean add(OrganizationId organization, Entry entry) {
        var now = clock.instant();
        return store.add(organization, UuidV7.at(now, random), entry, now);
    }

    /** Changes what is known; the address stays. */
    public void change(Actor actor, UUID id, Entry entry) {
        transactions.run(
                Scope.of(actor.organization()),
                () -> {
                    if (!store.change(actor.organization(), id, entry)) {
                        throw nothing();
                    }
                    audit.record(
                            actor,
                            "member.changed",
                            entry.email(),
                            Map.of(
                                    "affiliation", entry.affiliation().code(),
                                    "verification", entry.verification().code()));
                });
    }

    /** Takes a member off the list. */
    public void remove(Actor actor, UUID id) {
        transactions.run(
                Scope.of(actor.organization()),
                () -> {
                    var member = store.find(actor.organization(), id).orElseThrow(Members::nothing);
                    store.remove(actor.organization(), id);
                    audit.record(actor, "member.removed", member.entry().email(), Map.of());
                });
    }

    private static ProblemException nothing() {
        return new ProblemException(PlatformProblem.NOT_FOUND, "There is nothing here.");
    }
}
