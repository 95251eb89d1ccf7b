package io.tributary.demo;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

/** Makes the world of examples where there is none. Whoever comes second waits for the first. */
final class DemoBeginning {
    private final Transactions transactions;
    private final DemoWorld world;
    private final DemoPeople people;

    DemoBeginning(Transactions transactions, DemoWorld world, DemoPeople people) {
        this.transactions = transactions;
        this.world = world;
        this.people = people;
    }

    /** Lantern, which is there afterwards. */
    synchronized OrganizationId ensure() {
        return transactions.in(
                Scope.system("demo world"),
                () -> world.found().orElseGet(() -> world.make(people)));
    }
}
