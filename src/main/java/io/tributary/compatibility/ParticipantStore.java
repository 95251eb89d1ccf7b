package io.tributary.compatibility;

import io.tributary.kernel.PersonId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Where the answers of participants are kept, sealed. The only class that knows their table. */
@SuppressWarnings("ArrayRecordComponent") // rows are read and dropped, never compared
final class ParticipantStore {
    private final JdbcClient sql;

    ParticipantStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** One participant as kept. */
    record Kept(byte[] sealed, Instant joinedAt) {}

    void keep(PersonId person, byte[] assessment, byte[] sealed, Instant now) {
        sql.sql(
                        """
                        insert into compatibility.participant (person_id, assessment, sealed, joined_at)
                        values (:person, :assessment, :sealed, :now)
                            on conflict (person_id) do update
                           set assessment = excluded.assessment, sealed = excluded.sealed
                        """)
                .param("person", person.value())
                .param("assessment", assessment)
                .param("sealed", sealed)
                .param("now", Timestamp.from(now))
                .update();
    }

    Map<PersonId, Kept> find(Collection<PersonId> persons) {
        var found = new HashMap<PersonId, Kept>();
        sql.sql(
                        """
                        select person_id, sealed, joined_at
                          from compatibility.participant
                         where person_id = any(:persons)
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(
                        row -> {
                            found.put(
                                    new PersonId(row.getObject("person_id", UUID.class)),
                                    new Kept(
                                            row.getBytes("sealed"),
                                            row.getTimestamp("joined_at").toInstant()));
                        });
        return found;
    }

    /** Takes somebody out, and ends the links of the assessment that was kept. */
    long remove(PersonId person) {
        var assessment =
                sql.sql(
                                """
                                delete from compatibility.participant
                                 where person_id = :person
                                returning assessment
                                """)
                        .param("person", person.value())
                        .query((row, _) -> row.getBytes(1))
                        .optional();
        assessment.ifPresent(this::endLinks);
        return assessment.isPresent() ? 1 : 0;
    }

    /** With the links go the comparisons that were made by them. */
    private void endLinks(byte[] assessment) {
        sql.sql("delete from compatibility.share where assessment = :assessment")
                .param("assessment", assessment)
                .update();
    }
}
