package io.tributary.gateway;

import io.tributary.identity.Role;
import io.tributary.notify.AlertKind;
import io.tributary.notify.AlertKinds;

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
                    .toldTo(Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.VIEWER)
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

    private GatewayAlerts() {}
}
