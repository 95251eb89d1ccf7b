package io.tributary.notify;

import io.tributary.platform.DurableJob;
import io.tributary.platform.Jobs;

import org.springframework.beans.factory.ObjectProvider;

import java.time.Instant;
import java.util.UUID;

/** Sends the courier to an endpoint, by durable jobs. */
final class Dispatch {
    private static final int ATTEMPTS = 20;

    private final Jobs jobs;
    private final DurableJob visiting;

    Dispatch(Jobs jobs, ObjectProvider<Courier> courier) {
        this.jobs = jobs;
        this.visiting =
                new DurableJob(
                        "notify.deliver",
                        ATTEMPTS,
                        endpoint -> courier.getObject().visit(UUID.fromString(endpoint)));
    }

    DurableJob visiting() {
        return visiting;
    }

    /** Once the surrounding transaction has committed. */
    void now(UUID endpoint, UUID because) {
        jobs.schedule(visiting, endpoint + "/" + because, endpoint.toString());
    }

    /** At that instant; two visits for the same reason are one. */
    void at(UUID endpoint, String because, Instant due) {
        jobs.schedule(visiting, endpoint + "/" + because, endpoint.toString(), due);
    }
}
