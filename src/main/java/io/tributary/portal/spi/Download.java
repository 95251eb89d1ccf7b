package io.tributary.portal.spi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.Csv;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file that is saved, not shown, and kept in no cache. */
public final class Download {
    /** A table, as {@link Csv} writes it. */
    public static final MediaType CSV = new MediaType("text", "csv", UTF_8);

    private static final String NO_CACHE = "private, no-store";

    private Download() {}

    /** An answer that is that file, whole. */
    public static ResponseEntity<byte[]> of(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .header(HttpHeaders.CACHE_CONTROL, NO_CACHE)
                .body(content);
    }

    /** An answer that is that table. */
    public static ResponseEntity<byte[]> of(String name, Csv table) {
        return of(name, CSV, table.toString().getBytes(UTF_8));
    }

    /** Says that what will be written to this answer is a file of that name. */
    public static void announce(HttpServletResponse answer, String name, MediaType type) {
        answer.setContentType(type.toString());
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(name));
        answer.setHeader(HttpHeaders.CACHE_CONTROL, NO_CACHE);
    }

    /** A name that is plain needs no second form (RFC 6266), which not every client reads. */
    private static String attachment(String name) {
        var attachment = ContentDisposition.attachment();
        return (US_ASCII.newEncoder().canEncode(name)
                        ? attachment.filename(name)
                        : attachment.filename(name, UTF_8))
                .build()
                .toString();
    }
}
