package io.tributary.identity.web;

import io.tributary.identity.UseCase;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.CodeSample;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * First steps of a new partner.
 *
 * @param key the first test key, this once; null afterwards
 * @param uses what partners come for; one of them is current
 * @param samples the code of that one
 */
record OnboardingPage(
        @Nullable String key, Steps steps, List<Use> uses, String told, List<CodeSample> samples) {
    /** One of a few use cases. */
    record Use(String title, String href, boolean current) {
        static Use of(UseCase useCase, boolean current) {
            return new Use(
                    useCase.title(),
                    "/partner/onboarding?use=" + useCase.code() + "#paste",
                    current);
        }
    }

    /** What is done and what is next, in their order; they tick themselves. */
    record Steps(List<Step> all, String email, boolean confirmed, boolean signedIn) {
        public Steps {
            all = List.copyOf(all);
        }

        long done() {
            return all.stream().filter(step -> !step.optional() && step.isDone()).count();
        }

        long needed() {
            return all.stream().filter(step -> !step.optional()).count();
        }

        boolean isComplete() {
            return done() == needed();
        }

        /** The first that is left and needed; null when all are done. */
        @Nullable Step next() {
            return all.stream()
                    .filter(step -> !step.optional() && !step.isDone())
                    .findFirst()
                    .orElse(null);
        }

        /** How much is done, for a bar of a hundred units. */
        long percent() {
            return needed() == 0 ? 100 : done() * 100 / needed();
        }

        /** Whether the way to that step leads away from here, to a page the visitor may see. */
        boolean leadsOn(Step step) {
            return signedIn && !step.href().equals("/partner/onboarding");
        }
    }

    /**
     * One of them.
     *
     * @param at when it was done; null when it is left
     */
    record Step(String label, String hint, String href, @Nullable Instant at, boolean optional) {
        boolean isDone() {
            return at != null;
        }

        Badge state() {
            if (isDone()) {
                return Badge.good("Done");
            }
            return optional ? Badge.plain("If you wish") : Badge.warm("To do");
        }
    }

    OnboardingPage {
        uses = List.copyOf(uses);
        samples = List.copyOf(samples);
    }
}
