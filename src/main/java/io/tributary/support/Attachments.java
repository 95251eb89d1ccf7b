package io.tributary.support;

import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Blob;
import io.tributary.platform.BlobDraft;
import io.tributary.platform.Blobs;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Files of threads: looked at, then kept with the message they came with. */
final class Attachments {
    static final int MOST = 5;
    static final int LARGEST = 10 * 1024 * 1024;
    static final int LARGEST_TOGETHER = 20 * 1024 * 1024;

    private static final String PURPOSE = "support/attachment";
    private static final int LONGEST_NAME = 120;

    /** A file that may be kept. */
    static final class Checked {
        private final String name;
        private final FileType type;
        private final byte[] content;

        private Checked(String name, FileType type, byte[] content) {
            this.name = name;
            this.type = type;
            this.content = content;
        }

        String name() {
            return name;
        }
    }

    /**
     * What came of looking at files.
     *
     * @param refused a sentence for each that may not be kept
     */
    record Looked(List<Checked> files, List<String> refused) {
        /** All of them may be kept, or none is. */
        List<Checked> all() {
            if (!refused.isEmpty()) {
                throw new ProblemException(
                        SupportProblem.FILE_REFUSED,
                        String.join(" ", refused),
                        refused.stream().map(why -> new InputError("files", why)).toList());
            }
            return files;
        }
    }

    private final Blobs blobs;
    private final JdbcClient sql;
    private final SecureRandom random = new SecureRandom();

    Attachments(Blobs blobs, JdbcClient sql) {
        this.blobs = blobs;
        this.sql = sql;
    }

    /** Looks at each file: its size, its content, its name. Nothing is kept yet. */
    static Looked look(List<Upload> uploads) {
        var files = new ArrayList<Checked>();
        var refused = new ArrayList<String>();
        long sum = 0;
        for (var upload : uploads) {
            var name = cleaned(upload.name());
            var content = read(upload);
            var type = FileType.of(name, content);
            sum += content.length;
            if (files.size() == MOST) {
                refused.add(name + " is one too many: a message has at most " + MOST + " files.");
            } else if (content.length == 0) {
                refused.add(name + " is empty.");
            } else if (content.length > LARGEST) {
                refused.add(name + " is larger than 10 MiB.");
            } else if (sum > LARGEST_TOGETHER) {
                refused.add(name + " is too much: the files of a message have at most 20 MiB.");
            } else if (type.isEmpty()) {
                refused.add(
                        name
                                + " is not a PDF, PNG, JPEG, text, log, CSV, JSON or ZIP file, or"
                                + " it is not what its name says.");
            } else {
                files.add(new Checked(name, type.get(), content));
            }
        }
        return new Looked(files, refused);
    }

    private static byte[] read(Upload upload) {
        try {
            return upload.bytes().readNBytes(LARGEST + 1);
        } catch (IOException broken) {
            throw new UncheckedIOException("a file could not be read to its end", broken);
        }
    }

    /** The last part of a path, of letters, digits and a little punctuation, not hidden. */
    static String cleaned(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var plain =
                last.replaceAll("[^\\p{L}\\p{N}._ ()-]", "_")
                        .replaceAll("\\.{2,}", ".")
                        .replaceAll("^[. ]+|[. ]+$", "");
        if (plain.isEmpty()) {
            return "file";
        }
        int dot = plain.lastIndexOf('.');
        if (plain.length() <= LONGEST_NAME) {
            return plain;
        }
        var ending = dot > 0 && plain.length() - dot <= 10 ? plain.substring(dot) : "";
        return plain.substring(0, LONGEST_NAME - ending.length()) + ending;
    }

    /** Keeps them with the message, in the surrounding transaction. */
    void keep(Ticket ticket, UUID message, List<Checked> files, Instant now) {
        for (var file : files) {
            var mediaType = file.type.mediaType();
            var blob =
                    blobs.keep(
                            BlobDraft.of(
                                    ticket.organization(),
                                    PURPOSE,
                                    file.name,
                                    mediaType,
                                    file.content));
            sql.sql(
                            """
                            insert into support.attachment
                                   (id, organization_id, ticket_id, message_id, blob_id, name, media_type, size)
                            values (:id, :organization, :ticket, :message, :blob, :name, :mediaType, :size)
                            """)
                    .param("id", UuidV7.at(now, random))
                    .param("organization", ticket.organization().value())
                    .param("ticket", ticket.id())
                    .param("message", message)
                    .param("blob", blob)
                    .param("name", file.name)
                    .param("mediaType", mediaType)
                    .param("size", file.content.length)
                    .update();
        }
    }

    /**
     * A file of the ticket, in the surrounding transaction.
     *
     * @param notes whether files of notes are there, too
     */
    Optional<Blob> read(UUID ticket, UUID attachment, boolean notes) {
        return sql.sql(
                        """
                        select attachment.blob_id
                          from support.attachment
                          join support.message on message.id = attachment.message_id
                         where attachment.id = :id
                           and attachment.ticket_id = :ticket
                           and (:notes or not message.internal)
                        """)
                .param("id", attachment)
                .param("ticket", ticket)
                .param("notes", notes)
                .query(UUID.class)
                .optional()
                .flatMap(blobs::read);
    }
}
