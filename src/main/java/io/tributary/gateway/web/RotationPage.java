package io.tributary.gateway.web;

import io.tributary.gateway.Rotation;
import io.tributary.gateway.Rotation.Mover;
import io.tributary.gateway.Rotation.Verdict;
import io.tributary.portal.spi.Figure;
import io.tributary.portal.spi.Numerals;
import io.tributary.portal.spi.Tone;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The changeover from one key to another.
 *
 * @param mayRevoke whether the button that ends the old key is shown
 * @param ends when the old key stops by itself
 * @param safeFrom when it will be safe, if nothing calls until then
 * @param left how many callers of the old key were not seen with the new one
 */
record RotationPage(
        KeyRow old,
        KeyRow successor,
        boolean mayRevoke,
        Tone tone,
        String verdict,
        String facts,
        @Nullable Instant lastCall,
        @Nullable Instant safeFrom,
        @Nullable Instant ends,
        List<Figure> shares,
        List<Row> callers,
        long left,
        String consequence) {
    /** One caller of either key. */
    record Row(
            String address,
            String agent,
            String old,
            String successor,
            @Nullable Instant lastOld,
            boolean moved) {
        static Row of(Mover mover) {
            return new Row(
                    mover.address().isEmpty() ? "Others" : mover.address(),
                    mover.agent().isEmpty() ? "Does not say" : mover.agent(),
                    Numerals.count(mover.old()),
                    Numerals.count(mover.successor()),
                    mover.lastOld(),
                    mover.hasMoved());
        }
    }

    static RotationPage of(Rotation rotation, boolean mayChange, Instant now) {
        var old = KeyRow.of(rotation.old(), now);
        var verdict = rotation.verdict();
        return new RotationPage(
                old,
                KeyRow.of(rotation.successor(), now),
                mayChange && old.active(),
                tone(verdict),
                words(verdict),
                facts(verdict),
                lastCall(verdict),
                verdict instanceof Verdict.Busy(_, var safeFrom) ? safeFrom : null,
                old.active() ? rotation.old().endsAt() : null,
                rotation.shares().stream().map(RotationPage::figure).toList(),
                rotation.callers().stream().map(Row::of).toList(),
                rotation.left().size(),
                "Every call with "
                        + old.masked()
                        + " is refused from the moment you confirm. The new key goes on.");
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Over _ -> Tone.PLAIN;
            case Verdict.Unused _, Verdict.Busy _ -> Tone.WARM;
            case Verdict.Safe _ -> Tone.GOOD;
        };
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Over _ -> "The old key has ended";
            case Verdict.Unused _ -> "Not yet: the new key is not in use";
            case Verdict.Busy _ -> "Not yet: the old key is still in use";
            case Verdict.Safe _ -> "Safe to revoke";
        };
    }

    private static String facts(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Over _ -> "Calls with it are refused.";
            case Verdict.Unused _ ->
                    "Nothing has called with the new key in the last 7 days. Put it where the old"
                            + " one is first.";
            case Verdict.Busy _ -> "It has to rest before it is safe to revoke.";
            case Verdict.Safe(_, var quiet, var requests) ->
                    "Nothing has called with the old key for at least %s, and the new one made %s %s in the last 7 days."
                            .formatted(
                                    quiet.toHours() == 1 ? "an hour" : hours(quiet),
                                    Numerals.count(requests),
                                    requests == 1 ? "request" : "requests");
        };
    }

    private static @Nullable Instant lastCall(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Over _, Verdict.Unused _ -> null;
            case Verdict.Busy(var last, _) -> last;
            case Verdict.Safe(var last, _, _) -> last;
        };
    }

    private static Figure figure(Rotation.Share share) {
        return Figure.of("On the old key, last " + hours(share.span()), share.percentOld() + "%")
                .hint(
                        Numerals.count(share.old())
                                + " of "
                                + Numerals.count(share.old() + share.successor())
                                + " requests");
    }

    private static String hours(Duration span) {
        long hours = span.toHours();
        if (hours < 1) {
            return span.toMinutes() + " minutes";
        }
        if (hours == 1) {
            return "hour";
        }
        return hours <= 48 ? hours + " hours" : span.toDays() + " days";
    }
}
