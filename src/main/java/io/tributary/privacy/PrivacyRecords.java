package io.tributary.privacy;

import io.tributary.kernel.PersonId;
import io.tributary.kernel.PersonalRecords;
import io.tributary.platform.PersonalTables;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What privacy itself keeps of a person. */
final class PrivacyRecords implements PersonalRecords {
    private static final Holding PROOF =
            Holding.kept(
                    "privacy.consent_event",
                    "What you agreed to and took back, under a number that leads to nobody any"
                            + " more",
                    "We must be able to show that we had your consent (GDPR Art. 7(1) and"
                            + " 17(3)(e)); it is deleted three years after you took it back.");
    private static final Holding STANDING =
            Holding.erased("privacy.consent", "What you agree to at the moment");

    private final Consents consents;
    private final JdbcClient sql;
    private final PersonalTables requests;

    PrivacyRecords(Consents consents, JdbcClient sql) {
        this.consents = consents;
        this.sql = sql;
        this.requests =
                new PersonalTables(
                        "privacy",
                        sql,
                        List.of(
                                new PersonalTables.Table(
                                        Holding.anonymised(
                                                "privacy.request",
                                                "What you asked of us, and what you answered for"
                                                        + " the house",
                                                "That somebody asked, and when we answered, stays"
                                                        + " for three years; who it was does not."),
                                        """
                                        select kind, channel, received_at, due_at, state, ended_at,
                                               handled_by = :email as handled_by_you
                                          from privacy.request
                                         where person_id = :person::uuid
                                            or email = :email
                                            or handled_by = :email
                                         order by received_at
                                        """,
                                        """
                                        with theirs as (
                                            select id, person_id = :person::uuid or email = :email as asked
                                              from privacy.request
                                             where person_id = :person::uuid
                                                or email = :email
                                                or handled_by = :email)
                                        update privacy.request
                                           set handled_by = case when handled_by = :email
                                                                 then 'Somebody who was erased'
                                                                 else handled_by end,
                                               person_id = case when asked then null else person_id end,
                                               email = case when asked then null else email end,
                                               note = case when asked then '' else note end,
                                               state = case when asked and state = 'waiting' then 'lapsed'
                                                            else state end,
                                               ended_at = case when asked and state = 'waiting' then received_at
                                                               else ended_at end,
                                               token_digest = case when asked then null else token_digest end,
                                               token_until = case when asked then null else token_until end
                                          from theirs
                                         where theirs.id = request.id
                                        """)));
    }

    @Override
    public String module() {
        return "privacy";
    }

    @Override
    public List<Holding> holdings() {
        return List.of(PROOF, STANDING, requests.holdings().getFirst());
    }

    @Override
    public List<Excerpt> excerpts(Subject subject) {
        var person = subject.person();
        return List.of(
                Excerpt.of(PROOF.table(), person == null ? List.of() : events(person)),
                Excerpt.of(STANDING.table(), person == null ? List.of() : standing(person)),
                requests.excerpts(subject).getFirst());
    }

    private List<Map<String, @Nullable Object>> events(PersonId person) {
        return sql.sql(
                        """
                        select consent_event.purpose, consent_event.version, given, source, at,
                               wording.text as wording
                          from privacy.consent_event
                          join privacy.wording using (purpose, version)
                         where person_id = :person
                         order by id
                        """)
                .param("person", person.value())
                .query()
                .listOfRows();
    }

    private List<Map<String, @Nullable Object>> standing(PersonId person) {
        return sql.sql(
                        """
                        select purpose, version, given, since
                          from privacy.consent
                         where person_id = :person
                         order by purpose
                        """)
                .param("person", person.value())
                .query()
                .listOfRows();
    }

    @Override
    public Map<String, Long> erase(Subject subject) {
        var rows = new LinkedHashMap<String, Long>();
        var person = subject.person();
        rows.put(STANDING.table(), person == null ? 0 : consents.forget(person));
        rows.put(PROOF.table(), person == null ? 0L : (long) consents.history(person).size());
        rows.putAll(requests.erase(subject));
        return rows;
    }
}
