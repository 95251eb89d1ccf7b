package io.tributary.gateway;

import io.tributary.kernel.PersonalRecords;
import io.tributary.kernel.PersonalRecords.Holding;
import io.tributary.platform.PersonalTables;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/** Where keys and origins say who made them: {@code Ada <ada@example.com>}. */
final class GatewayRecords {
    private static final String WHY =
            "They belong to the organization and go on; who made them is forgotten.";

    private GatewayRecords() {}

    static PersonalRecords of(JdbcClient sql) {
        return new PersonalTables(
                "gateway",
                sql,
                List.of(
                        new PersonalTables.Table(
                                Holding.anonymised(
                                        "gateway.api_key", "API keys that you made", WHY),
                                """
                                select name, mode, created_at, created_by
                                  from gateway.api_key
                                 where right(created_by, length(:email) + 2) = '<' || :email || '>'
                                 order by created_at
                                """,
                                """
                                update gateway.api_key
                                   set created_by = 'Somebody who was erased'
                                 where right(created_by, length(:email) + 2) = '<' || :email || '>'
                                """),
                        new PersonalTables.Table(
                                Holding.anonymised(
                                        "gateway.signing_key", "Signing keys that you made", WHY),
                                """
                                select name, algorithm, created_at, created_by
                                  from gateway.signing_key
                                 where right(created_by, length(:email) + 2) = '<' || :email || '>'
                                 order by created_at
                                """,
                                """
                                update gateway.signing_key
                                   set created_by = 'Somebody who was erased'
                                 where right(created_by, length(:email) + 2) = '<' || :email || '>'
                                """),
                        new PersonalTables.Table(
                                Holding.anonymised(
                                        "gateway.cors_origin", "Web origins that you allowed", WHY),
                                """
                                select origin, created_at, created_by
                                  from gateway.cors_origin
                                 where right(created_by, length(:email) + 2) = '<' || :email || '>'
                                 order by created_at
                                """,
                                """
                                update gateway.cors_origin
                                   set created_by = 'Somebody who was erased'
                                 where right(created_by, length(:email) + 2) = '<' || :email || '>'
                                """)));
    }
}
