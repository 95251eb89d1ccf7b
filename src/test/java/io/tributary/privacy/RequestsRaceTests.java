package io.tributary.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Person;
import io.tributary.platform.AtOnce;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;

class RequestsRaceTests {
    private static final int LETTERS = 20;

    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(TestDatabase.module("identity"), PrivacyConfiguration.class);

    private final Person operator = PrivacyFixtures.somebody(database);
    private final Person person = PrivacyFixtures.somebody(database);
    private final Requests requests = database.bean(Requests.class);

    @Test
    void letters_that_are_written_down_at_once_are_one_request_with_every_note() throws Exception {
        var acts = new ArrayList<Callable<UUID>>();
        for (int i = 0; i < LETTERS; i++) {
            var note = "Letter " + i;
            acts.add(
                    () ->
                            requests.record(
                                    operator,
                                    Request.Kind.EXPORT,
                                    person.email(),
                                    database.clock().instant(),
                                    note));
        }

        assertThat(new HashSet<>(AtOnce.all(acts))).hasSize(1);
        assertThat(requests.of(person)).hasSize(1);
        assertThat(requests.of(person).getFirst().note().lines()).hasSize(LETTERS);
    }
}
