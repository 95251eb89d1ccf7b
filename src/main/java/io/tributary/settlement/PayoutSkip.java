package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Why a payee was not paid on a day of the schedule.
 *
 * @param sentence the reason, with its figures
 * @param nextFreeAt when more is free; null when nothing is on its way
 */
public record PayoutSkip(
        OrganizationId payee,
        LocalDate dueOn,
        Reason reason,
        String sentence,
        Money available,
        @Nullable Instant nextFreeAt) {
    /** The kinds of reasons. */
    public enum Reason {
        NOTHING_AVAILABLE,
        BELOW_MINIMUM,
        NO_METHOD,
        NO_PROFILE,
        PAUSED,
        SUSPENDED;

        /** For tables and machines. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Reason of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
