package io.tributary.notify.web;

import io.tributary.notify.AlertKind;
import io.tributary.notify.RaisedAlert;
import io.tributary.portal.spi.Badge;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an organization is alerted to.
 *
 * @param anyNew whether something on this page was seen by nobody
 */
record AlertsPage(
        List<Row> rows,
        boolean anyNew,
        boolean mayMark,
        @Nullable String first,
        @Nullable String next) {
    /** One of them. */
    record Row(
            UUID id,
            String kind,
            String title,
            List<String> paragraphs,
            String href,
            Instant at,
            @Nullable Instant seenAt) {
        static Row of(RaisedAlert alert, Map<String, AlertKind> kinds) {
            var kind = kinds.get(alert.kind());
            return new Row(
                    alert.id(),
                    kind == null ? alert.kind() : kind.label(),
                    alert.title(),
                    alert.text().lines().filter(line -> !line.isBlank()).toList(),
                    alert.href(),
                    alert.raisedAt(),
                    alert.seenAt());
        }

        Badge state() {
            return seenAt == null ? Badge.warm("New") : Badge.plain("Seen");
        }

        String seeHref() {
            return AlertsController.HOME + "/" + id + "/seen";
        }
    }

    AlertsPage {
        rows = List.copyOf(rows);
    }
}
