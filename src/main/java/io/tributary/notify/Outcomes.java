package io.tributary.notify;

import io.tributary.notify.WebhookEndpoint.Disabled;
import io.tributary.platform.OutboundAnswer;
import io.tributary.platform.OutboundAnswer.Answered;
import io.tributary.platform.OutboundAnswer.Unanswered;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** What follows from an attempt: it arrived, it is tried again, or the endpoint is disabled. */
final class Outcomes {
    /** An endpoint at which attempts failed for so long, and none arrived, is disabled. */
    static final Duration PATIENCE = Duration.ofDays(5);

    private static final int GONE = 410;
    private static final int LONGEST_EXCERPT = 1000;

    private final EndpointStore endpoints;
    private final Rounds rounds;
    private final Dispatch dispatch;
    private final Disabling disabling;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Outcomes(
            EndpointStore endpoints,
            Rounds rounds,
            Dispatch dispatch,
            Disabling disabling,
            Transactions transactions,
            InstantSource clock) {
        this.endpoints = endpoints;
        this.rounds = rounds;
        this.dispatch = dispatch;
        this.disabling = disabling;
        this.transactions = transactions;
        this.clock = clock;
    }

    void settle(Parcel parcel, OutboundAnswer answer, Instant begin) {
        transactions.run(
                Scope.system("outcome of a webhook"),
                () -> {
                    var endpoint = endpoints.locked(parcel.endpoint()).orElse(null);
                    if (endpoint == null) {
                        return; // removed meanwhile, with all its deliveries
                    }
                    var status = answer instanceof Answered answered ? answered.status() : null;
                    rounds.attempted(
                            parcel, begin, (int) answer.took().toMillis(), status, excerpt(answer));
                    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    if (status != null && status >= 200 && status < 300) {
                        rounds.delivered(parcel, now);
                        endpoints.succeeded(endpoint.id());
                    } else {
                        failed(endpoint, parcel, answer, now);
                    }
                });
    }

    private void failed(
            WebhookEndpoint endpoint, Parcel parcel, OutboundAnswer answer, Instant now) {
        if (answer instanceof Answered answered && answered.status() == GONE) {
            rounds.failed(parcel, now);
            disabling.disable(parcel.organization(), endpoint, Disabled.GONE, now);
            return;
        }
        RetryPlan.next(parcel.tries(), now, wait(answer, now), random)
                .ifPresentOrElse(
                        due -> {
                            if (rounds.postponed(parcel, due)) {
                                dispatch.at(
                                        endpoint.id(),
                                        parcel.delivery() + "/" + parcel.attempt(),
                                        due);
                            }
                        },
                        () -> rounds.failed(parcel, now));
        var since = endpoints.failed(endpoint.id(), now);
        if (!now.isBefore(since.plus(PATIENCE))) {
            disabling.disable(parcel.organization(), endpoint, Disabled.FAILING, now);
        }
    }

    private static @Nullable Duration wait(OutboundAnswer answer, Instant now) {
        return answer instanceof Answered answered
                ? answered.header("Retry-After")
                        .map(field -> RetryPlan.retryAfter(field, now))
                        .orElse(null)
                : null;
    }

    /** Of what was answered, so much as helps to find out why; of a picture, nothing readable. */
    private static String excerpt(OutboundAnswer answer) {
        var text =
                switch (answer) {
                    case Answered answered -> answered.text();
                    case Unanswered unanswered -> unanswered.detail();
                };
        var readable = text.replaceAll("[\\p{Cntrl}&&[^\n\t]]|[\\p{Cs}]", "\uFFFD");
        return readable.length() <= LONGEST_EXCERPT
                ? readable
                : readable.substring(0, LONGEST_EXCERPT);
    }
}
