package io.tributary.platform;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Files that modules keep for organizations: attachments, logos, exports. A file is written with
 * the rows that name it, in one transaction, and is gone with them when that rolls back; it is in
 * every backup; it never changes. Who may read it is for the module to say that keeps its id.
 */
public final class Blobs {
    /** The largest that is kept, in bytes: 32 MiB. */
    public static final int LARGEST = 32 * 1024 * 1024;

    private final JdbcClient sql;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Blobs(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Keeps the file in the surrounding transaction.
     *
     * @return its name from now on
     * @throws ProblemException {@link PlatformProblem#TOO_LARGE} past {@link #LARGEST}, {@link
     *     PlatformProblem#INVALID_INPUT} when there is nothing in it
     */
    public UUID keep(BlobDraft draft) {
        var content = read(draft.bytes());
        var now = clock.instant();
        var id = UuidV7.at(now, random);
        sql.sql(
                        """
                        insert into platform.blob
                               (id, organization_id, purpose, name, media_type, size, digest, content, kept_at)
                        values (:id, :organization, :purpose, :name, :mediaType, :size, :digest, :content, :now)
                        """)
                .param("id", id)
                .param("organization", draft.organization().value())
                .param("purpose", draft.purpose())
                .param("name", draft.name())
                .param("mediaType", draft.mediaType())
                .param("size", content.length)
                .param("digest", Sha256.of(content))
                .param("content", content)
                .param("now", Timestamp.from(now))
                .update();
        return id;
    }

    /** The file of that name, in the surrounding transaction; nothing if its scope has none. */
    public Optional<Blob> read(UUID id) {
        return sql.sql(
                        """
                        select id, organization_id, purpose, name, media_type, content, kept_at
                          from platform.blob
                         where id = :id
                        """)
                .param("id", id)
                .query(Blobs::blob)
                .optional();
    }

    /** Forgets the file in the surrounding transaction; nothing happens if there is none. */
    public void remove(UUID id) {
        sql.sql("delete from platform.blob where id = :id").param("id", id).update();
    }

    private static byte[] read(InputStream bytes) {
        try {
            var content = bytes.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new ProblemException(
                        PlatformProblem.TOO_LARGE,
                        "A file may have 32 MiB, and this one has more.");
            }
            if (content.length == 0) {
                throw new ProblemException(PlatformProblem.INVALID_INPUT, "The file is empty.");
            }
            return content;
        } catch (IOException broken) {
            throw new UncheckedIOException("the file could not be read to its end", broken);
        }
    }

    private static Blob blob(ResultSet row, int number) throws SQLException {
        var content = row.getBytes("content");
        var draft =
                BlobDraft.of(
                        new OrganizationId(row.getObject("organization_id", UUID.class)),
                        row.getString("purpose"),
                        row.getString("name"),
                        row.getString("media_type"),
                        content);
        return new Blob(
                row.getObject("id", UUID.class),
                draft,
                row.getTimestamp("kept_at").toInstant(),
                content);
    }
}
