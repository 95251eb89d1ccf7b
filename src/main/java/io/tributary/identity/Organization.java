package io.tributary.identity;

import io.tributary.kernel.OrganizationId;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * A customer: a company, an institution, a community.
 *
 * @param kinds what it is to the house; one organization can be several of these at once
 * @param useCase what it wants to do, in its own words
 */
public record Organization(
        OrganizationId id,
        String companyName,
        Set<Kind> kinds,
        Tier tier,
        Status status,
        String useCase,
        Instant createdAt) {
    /** What an organization comes for. */
    public enum Kind {
        PARTNER,
        ORGANISER,
        SPONSOR,
        DEVELOPER,
        EMPLOYER,
        RESEARCHER,
        INSTITUTION;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it may act. */
    public enum Status {
        ACTIVE("Active"),
        /** The operator stopped it for now: live calls are refused, test calls go on. */
        SUSPENDED("Suspended"),
        /** It has left. */
        CANCELLED("Cancelled");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** What people call it. */
        public String label() {
            return label;
        }

        /** As it is kept, and as addresses of pages name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Organization {
        kinds = Set.copyOf(kinds);
    }
}
