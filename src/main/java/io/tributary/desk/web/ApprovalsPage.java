package io.tributary.desk.web;

import io.tributary.portal.spi.Badge;

import java.time.Instant;
import java.util.List;

/** What waits for a second person, and what was decided. */
record ApprovalsPage(List<Open> open, Table decided) {
    /**
     * A request that waits.
     *
     * @param mine whether whoever reads this asked for it
     */
    record Open(
            String title,
            String subject,
            List<String> summary,
            String reason,
            String askedBy,
            Instant askedAt,
            Instant expiresAt,
            String digest,
            boolean mine,
            String path) {
        Open {
            summary = List.copyOf(summary);
        }
    }

    ApprovalsPage {
        open = List.copyOf(open);
    }

    static Badge badge(boolean approved) {
        return approved ? Badge.good("Approved") : Badge.plain("Refused");
    }
}
