package io.tributary.legal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class LegalRaceTests {
    private static final int THREADS = 64;

    @RegisterExtension static final TestDatabase database = LegalFixtures.database();

    @Test
    void however_many_publish_at_once_there_is_one_version_more() throws Exception {
        LegalFixtures.changeFigure(database);
        var day = LocalDate.ofInstant(database.clock().instant(), ZoneOffset.UTC).plusDays(1);

        var published =
                race(
                        () ->
                                database.bean(Documents.class)
                                        .publish("operator", LegalDocument.API_TERMS, day, 30));

        assertThat(published).isEqualTo(1);
        assertThat(database.bean(Documents.class).versions(LegalDocument.API_TERMS)).hasSize(2);
    }

    @Test
    void however_many_accept_at_once_there_is_one_yes() throws Exception {
        var lantern =
                database.bean(Organizations.class).found("Lantern", Tier.STARTER, "tests").id();
        var version =
                database.bean(Documents.class).inForce(LegalDocument.PARTNERSHIP).orElseThrow();

        var done =
                race(
                        () -> {
                            LegalFixtures.accept(database, lantern, version);
                            return version;
                        });

        assertThat(done).isEqualTo(THREADS);
        assertThat(database.bean(Acceptances.class).of(lantern)).hasSize(1);
    }

    @Test
    void servers_that_start_first_together_publish_every_document_once() throws Exception {
        try (var connection = database.superuser();
                var statement = connection.createStatement()) {
            statement.execute("truncate legal.document_version cascade");
        }
        var documents = database.bean(Documents.class);
        Callable<Boolean> start =
                () -> {
                    documents.publishFirst();
                    return true;
                };

        try (var servers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : servers.invokeAll(Collections.nCopies(THREADS, start))) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(LegalDocument.values())
                .allSatisfy(document -> assertThat(documents.versions(document)).hasSize(1));
    }

    /** How many came through; the others were told that they came too late. */
    private static int race(Callable<Version> act) throws Exception {
        var through = new ArrayList<Version>();
        Callable<Boolean> attempt =
                () -> {
                    try {
                        var version = act.call();
                        synchronized (through) {
                            through.add(version);
                        }
                    } catch (ProblemException late) {
                        assertThat(late.problem()).isInstanceOf(LegalProblem.class);
                    }
                    return true;
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(Collections.nCopies(THREADS, attempt))) {
                assertThat(one.get()).isTrue();
            }
        }
        return through.size();
    }
}
