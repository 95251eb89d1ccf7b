package io.tributary.notify;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where alerts and the choices about them are kept. */
final class AlertStore {
    private final JdbcClient sql;

    AlertStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Answers false when there is one of that kind and occasion already. */
    boolean add(UUID id, Alert alert, Instant now) {
        return sql.sql(
                                """
                                insert into notify.alert
                                       (id, organization_id, kind, occasion, title, text, href, raised_at)
                                values (:id, :organization, :kind, :occasion, :title, :text, :href, :now)
                                    on conflict (organization_id, kind, occasion) do nothing
                                """)
                        .param("id", id)
                        .param("organization", alert.organization().value())
                        .param("kind", alert.kind())
                        .param("occasion", alert.occasion())
                        .param("title", alert.title())
                        .param("text", alert.text())
                        .param("href", alert.href())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Those of these kinds, the newest first. */
    List<RaisedAlert> list(
            OrganizationId organization,
            Collection<String> kinds,
            @Nullable UUID before,
            int limit) {
        return sql.sql(
                        """
                        select id, kind, title, text, href, raised_at, seen_at
                          from notify.alert
                         where organization_id = :organization
                           and kind = any(:kinds)
                           and (:before::uuid is null or id < :before)
                         order by id desc
                         limit :limit
                        """)
                .param("organization", organization.value())
                .param("kinds", kinds.toArray(String[]::new))
                .param("before", before)
                .param("limit", limit)
                .query(AlertStore::raised)
                .list();
    }

    private static RaisedAlert raised(ResultSet row, int number) throws SQLException {
        var seen = row.getTimestamp("seen_at");
        return new RaisedAlert(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("title"),
                row.getString("text"),
                row.getString("href"),
                row.getTimestamp("raised_at").toInstant(),
                seen == null ? null : seen.toInstant());
    }

    /** That alert, if it is one of these kinds. */
    Optional<UUID> find(OrganizationId organization, Collection<String> kinds, UUID id) {
        return sql.sql(
                        """
                        select id
                          from notify.alert
                         where organization_id = :organization
                           and kind = any(:kinds)
                           and id = :id
                        """)
                .param("organization", organization.value())
                .param("kinds", kinds.toArray(String[]::new))
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** How many of these kinds nobody has seen. */
    int unseen(OrganizationId organization, Collection<String> kinds) {
        return sql.sql(
                        """
                        select count(*)
                          from notify.alert
                         where organization_id = :organization
                           and kind = any(:kinds)
                           and seen_at is null
                        """)
                .param("organization", organization.value())
                .param("kinds", kinds.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /** Marks one, or all when none is named, of these kinds; tells how many were new. */
    int see(OrganizationId organization, Collection<String> kinds, @Nullable UUID id, Instant now) {
        return sql.sql(
                        """
                        update notify.alert
                           set seen_at = :now
                         where organization_id = :organization
                           and kind = any(:kinds)
                           and (:id::uuid is null or id = :id)
                           and seen_at is null
                        """)
                .param("organization", organization.value())
                .param("kinds", kinds.toArray(String[]::new))
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** What that person chose, by kind; kinds without a choice are left out. */
    Map<String, AlertChoice> choices(OrganizationId organization, PersonId person) {
        return choices(organization, List.of(person)).getOrDefault(person, Map.of());
    }

    /** What those people chose, by person and kind. */
    Map<PersonId, Map<String, AlertChoice>> choices(
            OrganizationId organization, List<PersonId> people) {
        var choices = new HashMap<PersonId, Map<String, AlertChoice>>();
        sql.sql(
                        """
                        select person_id, kind, mail, portal
                          from notify.alert_choice
                         where organization_id = :organization
                           and person_id = any(:people)
                        """)
                .param("organization", organization.value())
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(
                        row -> {
                            choices.computeIfAbsent(
                                            new PersonId(row.getObject("person_id", UUID.class)),
                                            _ -> new HashMap<>())
                                    .put(
                                            row.getString("kind"),
                                            new AlertChoice(
                                                    row.getBoolean("mail"),
                                                    row.getBoolean("portal")));
                        });
        return choices;
    }

    void choose(OrganizationId organization, PersonId person, String kind, AlertChoice choice) {
        sql.sql(
                        """
                        insert into notify.alert_choice (organization_id, person_id, kind, mail, portal)
                        values (:organization, :person, :kind, :mail, :portal)
                            on conflict (organization_id, person_id, kind)
                            do update set mail = excluded.mail, portal = excluded.portal
                        """)
                .param("organization", organization.value())
                .param("person", person.value())
                .param("kind", kind)
                .param("mail", choice.mail())
                .param("portal", choice.portal())
                .update();
    }

    /** Forgets what was raised before that instant. */
    int forget(Instant before) {
        return sql.sql("delete from notify.alert where raised_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
