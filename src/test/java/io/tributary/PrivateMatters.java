package io.tributary;

import io.tributary.identity.Accounts;
import io.tributary.identity.Person;
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
        var operator = operator(server);
        var email = "lena-" + UUID.randomUUID() + "@example.com";
        var open = record(server, operator, email);
        var done = record(server, operator, "max-" + email);
        var answer =
                (Requests.Answer.Erased) requests.confirm(operator, done, "A test").orElseThrow();
        return new PrivateMatters(open, server.mailedLink(email), answer.receipt());
    }

    private static Person operator(TributaryServer server) {
        return server.bean(Accounts.class)
                .invent(
                        "desk-" + UUID.randomUUID() + "@example.com",
                        "Desk",
                        Company.PASSWORD,
                        true);
    }

    private static UUID record(TributaryServer server, Person operator, String email) {
        return server.bean(Requests.class)
                .record(
                        operator,
                        Request.Kind.ERASURE,
                        email,
                        server.bean(InstantSource.class).instant(),
                        "A letter");
    }
}
