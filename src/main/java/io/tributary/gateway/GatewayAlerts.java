package io.tributary.gateway;

import io.tributary.identity.Role;
import io.tributary.notify.AlertKind;
import io.tributary.notify.AlertKinds;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Consumer;

/** To what the gateway alerts. */
final class GatewayAlerts {
    static final AlertKind THRESHOLD =
            AlertKind.of(
                            "usage.threshold",
                            "Allowance of the day",
                            "When 50, 80 and 100 % of a day's calls are used.")
                    .mailedTo(Role.OWNER, Role.ADMIN, Role.DEVELOPER);

    static final AlertKind ERRORS_RISING =
            AlertKind.of(
                            "errors.rising",
                            "Errors",
                            "When a tenth of an hour's live requests or more fail.")
                    .mailedTo(Role.OWNER, Role.ADMIN, Role.DEVELOPER);

    static final AlertKind NEW_ADDRESS =
            AlertKind.of(
                            "key.new_address",
                            "Calls from new addresses",
                            "When a key is used from an address from where it was not in 30 days.")
                    .toldTo(Role.OWNER, Role.ADMIN, Role.DEVELOPER)
                    .mailedTo(Role.OWNER, Role.ADMIN);

    static final AlertKind EXPIRING =
            AlertKind.of(
                            "key.expiring",
                            "Keys that expire",
                            "7 days and 1 day before a key ends by itself.")
                    .toldTo(Role.OWNER, Role.ADMIN, Role.DEVELOPER)
                    .mailedTo(Role.OWNER, Role.ADMIN, Role.DEVELOPER);

    static final AlertKinds ALL = AlertKinds.of(THRESHOLD, ERRORS_RISING, NEW_ADDRESS, EXPIRING);

    private static final Logger LOG = LoggerFactory.getLogger(GatewayAlerts.class);

    private GatewayAlerts() {}

    /**
     * Looks at each; what fails for one is looked at again by the next round, and stops no other.
     *
     * @return whether nothing failed
     */
    static <T> boolean each(Iterable<T> all, Consumer<T> look) {
        boolean whole = true;
        for (var one : all) {
            try {
                look.accept(one);
            } catch (RuntimeException failed) {
                LOG.warn("whether to alert {} is looked at again later", one, failed);
                whole = false;
            }
        }
        return whole;
    }
}
