package io.tributary;

import io.tributary.privacy.Request;
import io.tributary.privacy.Requests;

import java.time.InstantSource;
import java.util.UUID;

/**
 * What persons without an account asked of the house.
 *
 * @param open a request that waits
 * @param link the mailed link that confirms it
 * @param receipt the number of the receipt of another that was done
 */
record PrivateMatters(UUID open, String link, String receipt) {
    static PrivateMatters of(TributaryServer server) {
        var requests = server.bean(Requests.class);
        var email = "lena-" + UUID.randomUUID() + "@example.com";
        var open = record(server, email);
        var done = record(server, "max-" + email);
        var answer = (Requests.Answer.Erased) requests.confirm(done, "A test").orElseThrow();
        return new PrivateMatters(open, server.mailedLink(email), answer.receipt());
    }

    private static UUID record(TributaryServer server, String email) {
        return server.bean(Requests.class)
                .record(
                        Request.Kind.ERASURE,
                        email,
                        server.bean(InstantSource.class).instant(),
                        "A letter");
    }
}
