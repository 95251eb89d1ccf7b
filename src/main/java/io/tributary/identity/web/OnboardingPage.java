package io.tributary.identity.web;

import io.tributary.portal.spi.CodeSample;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * First steps of a new partner.
 *
 * @param key the first test key, this once; null afterwards
 * @param call what to paste
 */
record OnboardingPage(@Nullable String key, CodeSample call, Steps steps, boolean signedIn) {
    /** What is done and what is next, in their order; they tick themselves. */
    record Steps(List<Step> all, String email, boolean confirmed) {
        public Steps {
            all = List.copyOf(all);
        }

        long done() {
            return all.stream().filter(Step::done).count();
        }
    }

    /** One of them. */
    record Step(String label, String hint, boolean done) {}
}
