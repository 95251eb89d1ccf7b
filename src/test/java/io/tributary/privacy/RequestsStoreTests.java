package io.tributary.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.identity.Person;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Mails;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What operators write down, and answer. */
class RequestsStoreTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(TestDatabase.module("identity"), PrivacyConfiguration.class);

    private final Person person = PrivacyFixtures.somebody(database);
    private final Person colleague = PrivacyFixtures.somebody(database);

    @Test
    void a_letter_that_follows_an_open_request_is_added_to_it() {
        requests().askErasure(person);
        var asked = requests().of(person).getFirst();

        var first = record(Request.Kind.ERASURE, "A letter");
        var second = record(Request.Kind.ERASURE, "A second letter");
        record(Request.Kind.ERASURE, "A letter");

        assertThat(first).isEqualTo(asked.id());
        assertThat(second).isEqualTo(asked.id());
        assertThat(requests().find(second).orElseThrow().note())
                .isEqualTo("A letter\nA second letter");
    }

    @Test
    void a_letter_that_follows_an_open_request_makes_it_one_that_is_answered() {
        requests().askErasure(person);
        var before =
                database.clock().instant().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MICROS);

        var id = record(Request.Kind.ERASURE, before, "A letter");

        var request = requests().find(id).orElseThrow();
        assertThat(request.channel()).isEqualTo(Request.Channel.MAIL);
        assertThat(request.handledBy()).isEqualTo(colleague.email());
        assertThat(request.receivedAt()).isEqualTo(before);
        assertThat(request.dueAt()).isEqualTo(Request.due(before));
        database.pass(Requests.MAILED_LINK_LIFE.plusDays(1));
        requests().lapse();
        assertThat(requests().find(id).orElseThrow().state()).isEqualTo(Request.State.WAITING);
    }

    @Test
    void a_letter_that_came_later_leaves_the_day_by_which_it_is_answered() {
        requests().askErasure(person);
        var asked = requests().of(person).getFirst();
        database.pass(Duration.ofHours(2));

        var id = record(Request.Kind.ERASURE, "A letter");

        var request = requests().find(id).orElseThrow();
        assertThat(request.receivedAt()).isEqualTo(asked.receivedAt());
        assertThat(request.dueAt()).isEqualTo(asked.dueAt());
    }

    @Test
    void what_is_confirmed_already_gets_no_other_link() {
        var id = record(Request.Kind.ERASURE, "A letter");
        database.transactions()
                .run(
                        Scope.system("confirmed, and not erased yet"),
                        () ->
                                database.bean(RequestStore.class)
                                        .change(id, Request.State.CONFIRMED, "A letter"));
        int before = mails();

        record(Request.Kind.ERASURE, "A second letter");

        assertThat(mails()).isEqualTo(before);
        assertThat(requests().find(id).orElseThrow().note()).endsWith("A second letter");
    }

    @Test
    void a_refusal_says_why_and_what_is_ended_stays_so() {
        var id = record(Request.Kind.EXPORT, "");
        requests().refuse(colleague, id, "We cannot tell that it is you.");

        assertThat(database.bean(Mails.class).recent(1).getFirst().body())
                .contains("We cannot tell that it is you.", "supervisory authority");
        assertThatThrownBy(() -> requests().answered(colleague, id, "sent"))
                .isInstanceOf(ProblemException.class);
        assertThat(requests().find(id).orElseThrow().state()).isEqualTo(Request.State.REFUSED);
    }

    private UUID record(Request.Kind kind, String note) {
        return record(kind, database.clock().instant(), note);
    }

    private UUID record(Request.Kind kind, Instant receivedAt, String note) {
        return requests().record(colleague, kind, person.email(), receivedAt, note);
    }

    private int mails() {
        return (int)
                database.bean(Mails.class).recent(200).stream()
                        .filter(mail -> mail.recipient().equals(person.email()))
                        .count();
    }

    private static Requests requests() {
        return database.bean(Requests.class);
    }
}
