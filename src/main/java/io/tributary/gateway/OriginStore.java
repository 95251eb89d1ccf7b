package io.tributary.gateway;

import io.tributary.kernel.OrganizationId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Where web origins are kept. */
final class OriginStore {
    private final JdbcClient sql;

    OriginStore(JdbcClient sql) {
        this.sql = sql;
    }

    Set<String> of(OrganizationId organization) {
        return new TreeSet<>(
                sql.sql(
                                """
                                select origin
                                  from gateway.cors_origin
                                 where organization_id = :organization
                                """)
                        .param("organization", organization.value())
                        .query(String.class)
                        .list());
    }

    /** Whether any organization registered it: a preflight request has no key. */
    boolean isKnown(String origin) {
        return sql.sql(
                        """
                        select exists (select from gateway.cors_origin where origin = :origin)
                        """)
                .param("origin", origin)
                .query(Boolean.class)
                .single();
    }

    boolean add(OrganizationId organization, String origin, String by, Instant now) {
        return sql.sql(
                                """
                                insert into gateway.cors_origin (organization_id, origin, created_at, created_by)
                                values (:organization, :origin, :now, :by)
                                    on conflict do nothing
                                """)
                        .param("organization", organization.value())
                        .param("origin", origin)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    boolean remove(OrganizationId organization, String origin) {
        return sql.sql(
                                """
                                delete from gateway.cors_origin
                                 where organization_id = :organization
                                   and origin = :origin
                                """)
                        .param("organization", organization.value())
                        .param("origin", origin)
                        .update()
                == 1;
    }
}
