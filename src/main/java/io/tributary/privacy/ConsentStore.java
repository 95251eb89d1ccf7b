package io.tributary.privacy;

import io.tributary.kernel.PersonId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where consents and their wordings are kept. */
final class ConsentStore {
    private final JdbcClient sql;

    ConsentStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Nobody else changes anything of this person's privacy until the transaction ends. */
    void lock(PersonId person) {
        sql.sql("select 1 from pg_advisory_xact_lock(hashtextextended(:person, 4711))")
                .param("person", person.toString())
                .query(Integer.class)
                .single();
    }

    Wording current(Purpose purpose) {
        return sql.sql(
                        """
                        select purpose, version, text, digest, published_at
                          from privacy.wording
                         where purpose = :purpose
                         order by version desc
                         limit 1
                        """)
                .param("purpose", purpose.code())
                .query(ConsentStore::wording)
                .single();
    }

    List<Wording> wordings() {
        return sql.sql(
                        """
                        select purpose, version, text, digest, published_at
                          from privacy.wording
                         order by purpose, version desc
                        """)
                .query(ConsentStore::wording)
                .list();
    }

    void add(Wording wording) {
        sql.sql(
                        """
                        insert into privacy.wording (purpose, version, text, digest, published_at)
                        values (:purpose, :version, :text, :digest, :at)
                        """)
                .param("purpose", wording.purpose().code())
                .param("version", wording.version())
                .param("text", wording.text())
                .param("digest", HexFormat.of().parseHex(wording.digest()))
                .param("at", Timestamp.from(wording.publishedAt()))
                .update();
    }

    List<Consent.Event> standing(PersonId person) {
        return sql.sql(
                        """
                        select purpose, version, given, source, since as at
                          from privacy.consent
                         where person_id = :person
                        """)
                .param("person", person.value())
                .query(ConsentStore::event)
                .list();
    }

    /** What was said last; nobody else changes it until the transaction ends. */
    Optional<Consent.Event> held(PersonId person, Purpose purpose) {
        return sql.sql(
                        """
                        select purpose, version, given, source, since as at
                          from privacy.consent
                         where person_id = :person
                           and purpose = :purpose
                           for share
                        """)
                .param("person", person.value())
                .param("purpose", purpose.code())
                .query(ConsentStore::event)
                .optional();
    }

    /** Those of them whose consent is given for the wording in force. */
    Set<PersonId> given(Collection<PersonId> persons, Purpose purpose) {
        return sql
                .sql(
                        """
                        select person_id
                          from privacy.consent
                         where person_id = any(:persons)
                           and purpose = :purpose
                           and given
                           and version = (select max(version)
                                            from privacy.wording
                                           where wording.purpose = :purpose)
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("purpose", purpose.code())
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    void add(UUID id, PersonId person, Consent.Event event) {
        sql.sql(
                        """
                        with event as (
                            insert into privacy.consent_event (id, person_id, purpose, version, given, source, at)
                            values (:id, :person, :purpose, :version, :given, :source, :at)
                            returning person_id, purpose, version, given, source, at)
                        insert into privacy.consent (person_id, purpose, version, given, source, since)
                        select person_id, purpose, version, given, source, at
                          from event
                            on conflict (person_id, purpose) do update
                           set version = excluded.version, given = excluded.given,
                               source = excluded.source, since = excluded.since
                        """)
                .param("id", id)
                .param("person", person.value())
                .param("purpose", event.purpose().code())
                .param("version", event.version())
                .param("given", event.given())
                .param("source", event.source())
                .param("at", Timestamp.from(event.at()))
                .update();
    }

    List<Consent.Event> history(PersonId person) {
        return sql.sql(
                        """
                        select purpose, version, given, source, at
                          from privacy.consent_event
                         where person_id = :person
                         order by id desc
                        """)
                .param("person", person.value())
                .query(ConsentStore::event)
                .list();
    }

    long forgetStanding(PersonId person) {
        return sql.sql("delete from privacy.consent where person_id = :person")
                .param("person", person.value())
                .update();
    }

    /** Everything that was said on a matter whose last word is a no from before that instant. */
    long forget(Instant before) {
        return sql.sql(
                        """
                        with past as (
                            select person_id, purpose
                              from privacy.consent_event
                             group by person_id, purpose
                            having max(at) < :before
                               and not (array_agg(given order by id desc))[1]),
                        stands as (
                            delete from privacy.consent
                             using past
                             where consent.person_id = past.person_id
                               and consent.purpose = past.purpose
                               and not consent.given)
                        delete from privacy.consent_event
                         using past
                         where consent_event.person_id = past.person_id
                           and consent_event.purpose = past.purpose
                        """)
                .param("before", Timestamp.from(before))
                .update();
    }

    private static Wording wording(ResultSet row, int number) throws SQLException {
        return new Wording(
                purpose(row),
                row.getInt("version"),
                row.getString("text"),
                HexFormat.of().formatHex(row.getBytes("digest")),
                row.getTimestamp("published_at").toInstant());
    }

    private static Consent.Event event(ResultSet row, int number) throws SQLException {
        return new Consent.Event(
                purpose(row),
                row.getInt("version"),
                row.getBoolean("given"),
                row.getString("source"),
                row.getTimestamp("at").toInstant());
    }

    private static Purpose purpose(ResultSet row) throws SQLException {
        return Purpose.of(row.getString("purpose")).orElseThrow();
    }
}
