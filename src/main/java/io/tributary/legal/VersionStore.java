package io.tributary.legal;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where published versions are kept. */
final class VersionStore {
    private final JdbcClient sql;

    VersionStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Keeps a version.
     *
     * @return false when there is one of that number already
     */
    boolean add(Version version) {
        return sql.sql(
                                """
                                insert into legal.document_version
                                       (document, number, effective_from, grace_days, text, sha256, review,
                                        published_at, published_by)
                                values (:document, :number, :effective, :grace, :text, :sha256, :review, :now, :by)
                                    on conflict do nothing
                                """)
                        .param("document", version.document().code())
                        .param("number", version.number())
                        .param("effective", Timestamp.from(version.effectiveFrom()))
                        .param("grace", version.graceDays())
                        .param("text", version.text())
                        .param("sha256", version.sha256())
                        .param("review", version.review())
                        .param("now", Timestamp.from(version.publishedAt()))
                        .param("by", version.publishedBy())
                        .update()
                == 1;
    }

    /** The newest first. */
    List<Version> of(LegalDocument document) {
        return sql.sql(
                        """
                        select *
                          from legal.document_version
                         where document = :document
                         order by number desc
                        """)
                .param("document", document.code())
                .query(VersionStore::version)
                .list();
    }

    Optional<Version> find(LegalDocument document, int number) {
        return sql.sql(
                        """
                        select *
                          from legal.document_version
                         where document = :document and number = :number
                        """)
                .param("document", document.code())
                .param("number", number)
                .query(VersionStore::version)
                .optional();
    }

    /** The newest that is effective at that instant. */
    Optional<Version> inForce(LegalDocument document, Instant at) {
        return sql.sql(
                        """
                        select *
                          from legal.document_version
                         where document = :document and effective_from <= :at
                         order by number desc
                         limit 1
                        """)
                .param("document", document.code())
                .param("at", Timestamp.from(at))
                .query(VersionStore::version)
                .optional();
    }

    /** The newest that is not effective yet. */
    Optional<Version> upcoming(LegalDocument document, Instant at) {
        return sql.sql(
                        """
                        select *
                          from legal.document_version
                         where document = :document and effective_from > :at
                         order by number desc
                         limit 1
                        """)
                .param("document", document.code())
                .param("at", Timestamp.from(at))
                .query(VersionStore::version)
                .optional();
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                LegalDocument.of(row.getString("document")).orElseThrow(),
                row.getInt("number"),
                row.getTimestamp("effective_from").toInstant(),
                row.getInt("grace_days"),
                row.getString("text"),
                row.getString("sha256"),
                row.getString("review"),
                row.getTimestamp("published_at").toInstant(),
                row.getString("published_by"));
    }
}
