package io.tributary.privacy;

import io.tributary.Tributary;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.UUID;

/**
 * A server on which many persons have confirmed that they want to be erased, and that does so, two
 * at a time, from the moment it has started.
 */
public final class ErasingServer {
    static final int PERSONS = 400;

    private static final int WORKERS = 2;
    private static final Scope SCOPE = Scope.system("a test");

    private ErasingServer() {}

    public static void main(String... arguments) {
        var server = SpringApplication.run(Tributary.class, arguments);
        if (waiting(server).isEmpty()) {
            invent(server);
        }
        var erasing = server.getBean(Erasing.class);
        for (int worker = 0; worker < WORKERS; worker++) {
            int first = worker;
            Thread.ofPlatform()
                    .start(
                            () -> {
                                var all = waiting(server);
                                for (int i = first; i < all.size(); i += WORKERS) {
                                    erasing.run(all.get(i));
                                }
                            });
        }
    }

    private static List<UUID> waiting(ApplicationContext server) {
        return server.getBean(Transactions.class)
                .in(
                        SCOPE,
                        () ->
                                server.getBean(JdbcClient.class)
                                        .sql(
                                                """
                                                select id
                                                  from privacy.request
                                                 where state in ('confirmed', 'done')
                                                 order by id
                                                """)
                                        .query((row, _) -> row.getObject(1, UUID.class))
                                        .list());
    }

    /** All of them in one transaction, so that a killed server made all or none. */
    private static void invent(ApplicationContext server) {
        var company =
                server.getBean(Organizations.class)
                        .found("River & Sons", Tier.STARTER, "a test")
                        .id();
        var sql = server.getBean(JdbcClient.class);
        server.getBean(Transactions.class)
                .run(
                        SCOPE,
                        () -> {
                            for (var statement : PEOPLE) {
                                sql.sql(statement)
                                        .param("company", company.value())
                                        .param("persons", PERSONS)
                                        .update();
                            }
                        });
    }

    private static final List<String> PEOPLE =
            List.of(
                    """
                    insert into identity.person (id, email, name, email_verified_at, created_at)
                    select gen_random_uuid(), 'crash-' || n || '@example.com', 'Ida', now(), now()
                      from generate_series(1, :persons) as n
                    """,
                    """
                    insert into identity.member
                           (id, organization_id, person_id, email, name, affiliation, verification, source, joined_at)
                    select gen_random_uuid(), :company, id, email, name, 'member', 'none', 'a test', now()
                      from identity.person
                     where email like 'crash-%'
                    """,
                    """
                    insert into privacy.consent_event (id, person_id, purpose, version, given, source, at)
                    select gen_random_uuid(), id, 'matching', 1, true, 'a test', now()
                      from identity.person
                     where email like 'crash-%'
                    """,
                    """
                    insert into privacy.consent (person_id, purpose, version, given, source, since)
                    select id, 'matching', 1, true, 'a test', now()
                      from identity.person
                     where email like 'crash-%'
                    """,
                    """
                    insert into privacy.request
                           (id, kind, channel, person_id, email, note, received_at, due_at, state)
                    select gen_random_uuid(), 'erasure', 'account', id, email, '', now(), now() + interval '30 days',
                           'confirmed'
                      from identity.person
                     where email like 'crash-%'
                    """);
}
