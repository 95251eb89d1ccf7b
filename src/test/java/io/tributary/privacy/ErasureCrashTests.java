package io.tributary.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Beside;
import io.tributary.ServerProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.SplittableRandom;

/** Somebody is there or is gone, whatever was killed, and in the end all of them are gone. */
@Beside
class ErasureCrashTests {
    private static final long SEED = 20_261_121;
    private static final int KILLS = 4;
    private static final String DONE = "select count(*) from privacy.request where state = 'done'";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void everybody_is_wholly_there_or_wholly_gone_however_often_it_was_killed() throws Exception {
        var random = new SplittableRandom(SEED);
        try (var server = ServerProcess.start(directory.resolve("postgres"), ErasingServer.class)) {
            long done = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                server.awaitCount(DONE, done + random.nextLong(1, 40));
                if (kill % 2 == 0) {
                    server.kill();
                } else {
                    server.killWithDatabase();
                }
                server.launchAgain();
                assertThat(server.find(HALF)).isEmpty();
                done = server.count(DONE);
                assertThat(done).as("a kill was after the end").isLessThan(ErasingServer.PERSONS);
            }
            server.awaitCount(DONE, ErasingServer.PERSONS);

            assertThat(server.find(HALF)).isEmpty();
            assertThat(server.find(LEFT)).isEmpty();
            assertThat(server.count("select count(*) from privacy.receipt"))
                    .isEqualTo(ErasingServer.PERSONS);
        }
    }

    /** One statement sees one state: persons, what hangs on them, requests and receipts agree. */
    private static final String HALF =
            """
            select 'persons ' || persons || ', members ' || members || ', consents ' || consents
                   || ', open ' || open || ', receipts ' || receipts
              from (select (select count(*) from identity.person where email like 'crash-%') as persons,
                           (select count(*) from identity.member where email like 'crash-%') as members,
                           (select count(*) from privacy.consent) as consents,
                           (select count(*) from privacy.request where state = 'confirmed') as open,
                           (select 400 - count(*) from privacy.receipt) as receipts) as counted
             where persons <> members or persons <> consents or persons <> open or persons <> receipts
            """;

    private static final String LEFT =
            """
            select email from identity.person where email like 'crash-%'
            union all
            select email from identity.member where email like 'crash-%'
            union all
            select email from privacy.request where email is not null or person_id is not null
            """;
}
