package io.tributary.demo;

import io.tributary.TributaryServer;
import io.tributary.billing.Subscriptions;
import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.PastCalls;
import io.tributary.gateway.Scopes;
import io.tributary.identity.Accounts;
import io.tributary.identity.Operators;
import io.tributary.identity.Organizations;
import io.tributary.identity.Staff;
import io.tributary.kernel.OrganizationId;
import io.tributary.legal.Acceptances;
import io.tributary.legal.Documents;
import io.tributary.metering.Metering;
import io.tributary.payments.PaymentMethods;
import io.tributary.platform.Scope;
import io.tributary.platform.Secrets;
import io.tributary.platform.Transactions;

import java.time.InstantSource;

/** The world of examples on a server that does not make it by itself. */
final class DemoEntrance {
    private final TributaryServer server;
    private final DemoWorld world;
    private final DemoPeople people;

    DemoEntrance(TributaryServer server) {
        this.server = server;
        this.people = new DemoPeople(server.bean(Secrets.class));
        this.world =
                new DemoWorld(
                        server.bean(Operators.class),
                        server.bean(Organizations.class),
                        server.bean(Accounts.class),
                        server.bean(Staff.class),
                        new DemoBooks(
                                server.bean(PaymentMethods.class),
                                server.bean(Subscriptions.class)),
                        new DemoAgreements(
                                server.bean(Documents.class), server.bean(Acceptances.class)),
                        new DemoKeys(server.bean(ApiKeys.class), server.bean(Scopes.class)));
    }

    DemoPeople people() {
        return people;
    }

    DemoUsage usage() {
        return new DemoUsage(
                server.bean(Metering.class),
                server.bean(ApiKeys.class),
                server.bean(PastCalls.class),
                server.bean(InstantSource.class));
    }

    /** Lantern, which is there afterwards. */
    OrganizationId enter() {
        return server.bean(Transactions.class)
                .in(Scope.system("test"), () -> world.found().orElseGet(() -> world.make(people)));
    }
}
