package io.tributary.billing;

import io.tributary.platform.DurableJob;
import io.tributary.platform.Jobs;

import org.springframework.beans.factory.ObjectProvider;

import java.time.Instant;
import java.util.UUID;

/** What is to be done about a document later, kept in the transaction that wants it. */
final class Agenda {
    private static final int ATTEMPTS = 8;

    private final Jobs jobs;
    private final DurableJob collecting;
    private final DurableJob dunning;

    /** Who collects is looked up when there is something to collect: paying leads back here. */
    Agenda(Jobs jobs, ObjectProvider<Collecting> collectors) {
        this.jobs = jobs;
        this.collecting =
                new DurableJob(
                        "billing.collect",
                        ATTEMPTS,
                        id -> collectors.getObject().collect(UUID.fromString(id)));
        this.dunning =
                new DurableJob(
                        "billing.dun",
                        ATTEMPTS,
                        step -> collectors.getObject().dun(Step.read(step)));
    }

    /** One step of an unpaid invoice's schedule. */
    record Step(UUID invoice, int number) {
        static Step read(String text) {
            int colon = text.indexOf(':');
            return new Step(
                    UUID.fromString(text.substring(0, colon)),
                    Integer.parseInt(text.substring(colon + 1)));
        }

        @Override
        public String toString() {
            return invoice + ":" + number;
        }
    }

    DurableJob collecting() {
        return collecting;
    }

    DurableJob dunning() {
        return dunning;
    }

    /** Collect the invoice after the commit. */
    void collect(UUID invoice) {
        jobs.schedule(collecting, invoice.toString(), invoice.toString());
    }

    void dun(Step step, Instant due) {
        jobs.schedule(dunning, step.toString(), step.toString(), due);
    }
}
