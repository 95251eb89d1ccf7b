package io.tributary.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Actor;
import io.tributary.identity.Tier;
import io.tributary.kernel.PersonalRecords;
import io.tributary.kernel.PersonalRecords.Excerpt;
import io.tributary.kernel.PersonalRecords.Subject;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

class SupportRecordsStoreTests {
    private static final String FILES = "support.attachment";

    @RegisterExtension static final TestDatabase database = SupportFixtures.database();

    private final SupportFixtures support = new SupportFixtures(database);
    private final PersonalRecords records =
            new SupportRecords().supportPersonalRecords(database.bean(JdbcClient.class));
    private final Actor ada = support.partner(Tier.STARTER);
    private final Subject subject = new Subject(ada.person(), ada.email());

    @Test
    void a_person_reads_which_files_they_attached_and_not_those_of_others() {
        var ticket = support.open(ada, SupportFixtures.file("trace.log", "503 503"));
        support.queue.note(
                support.operator,
                ticket.id(),
                "Seen before.",
                List.of(SupportFixtures.file("theirs.txt", "notes")));

        var rows = files(inHouse(() -> records.excerpts(subject)));

        assertThat(rows)
                .singleElement()
                .satisfies(
                        row ->
                                assertThat(row)
                                        .containsEntry("ticket", String.valueOf(ticket.number()))
                                        .containsEntry("name", "trace.log")
                                        .containsEntry("media_type", "text/plain")
                                        .containsEntry("size", "7")
                                        .containsKey("written_at"));
    }

    @Test
    void files_stay_with_the_thread_when_their_person_is_erased_and_are_counted() {
        var ticket = support.open(ada, SupportFixtures.file("trace.log", "503 503"));

        var erased = inHouse(() -> records.erase(subject));

        assertThat(erased).containsEntry(FILES, 1L).containsEntry("support.message", 1L);
        assertThat(files(inHouse(() -> records.excerpts(subject)))).isEmpty();
        var message = support.queue.thread(ticket.id()).messages().getFirst();
        assertThat(message.author()).isEqualTo("Somebody who was erased");
        assertThat(message.attachments())
                .extracting(TicketThread.Attachment::name)
                .containsExactly("trace.log");
    }

    private static List<Map<String, String>> files(List<Excerpt> excerpts) {
        return excerpts.stream()
                .filter(excerpt -> excerpt.table().equals(FILES))
                .flatMap(excerpt -> excerpt.rows().stream())
                .toList();
    }

    private static <T> T inHouse(Supplier<T> act) {
        return database.transactions().in(Scope.system("a test"), act);
    }
}
