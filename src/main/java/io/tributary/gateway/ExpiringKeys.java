package io.tributary.gateway;

import io.tributary.notify.Alert;
import io.tributary.notify.Alerts;
import io.tributary.platform.OneByOne;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Tells a week and a day before a key ends by itself. A key that was made for a shorter time is not
 * told: whoever made it knows.
 */
final class ExpiringKeys {
    /** Before which times it is told, the shortest first. */
    private static final List<Duration> NOTICE = List.of(Duration.ofDays(1), Duration.ofDays(7));

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final KeyAlertStore store;
    private final ApiKeys keys;
    private final Alerts alerts;
    private final Transactions transactions;
    private final InstantSource clock;

    ExpiringKeys(
            KeyAlertStore store,
            ApiKeys keys,
            Alerts alerts,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.alerts = alerts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at all keys. */
    void look() {
        var now = clock.instant();
        var ending =
                transactions.in(
                        Scope.system("keys that end soon"),
                        () -> store.ending(now, NOTICE.getLast()));
        OneByOne.each(
                "gateway.look-at-expiring-keys",
                ending,
                KeyAlertStore.Whose::organization,
                whose -> look(whose, now));
    }

    private void look(KeyAlertStore.Whose whose, Instant now) {
        for (var notice : NOTICE) {
            if (!whose.endsAt().isAfter(now.plus(notice))) {
                if (whose.createdAt().isBefore(whose.endsAt().minus(notice))) {
                    raise(whose, notice);
                }
                return;
            }
        }
    }

    private void raise(KeyAlertStore.Whose whose, Duration notice) {
        var key = keys.find(whose.organization(), whose.key());
        alerts.raise(
                new Alert(
                        whose.organization(),
                        GatewayAlerts.EXPIRING.code(),
                        key.id() + "/" + notice.toDays() + "d",
                        "“"
                                + key.name()
                                + "” expires in less than "
                                + (notice.toDays() == 1 ? "a day" : notice.toDays() + " days"),
                        """
                        The key %s… ends by itself on %s. Calls with it are refused from then on.
                        Rotate it in time: the new key and the old one work side by side until then.\
                        """
                                .formatted(key.prefix(), WHEN.format(whose.endsAt())),
                        "/partner/keys/" + key.id()),
                KeyHistory.event(KeyEvents.EXPIRING, key).with("ends_at", whose.endsAt()));
    }
}
