package io.tributary.ledger.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table as comma-separated values (RFC 4180). What stands in the books needs no quotes. */
final class Csv {
    private static final MediaType TYPE = new MediaType("text", "csv", UTF_8);

    private final StringBuilder text = new StringBuilder();

    Csv(Object... head) {
        row(head);
    }

    void row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cells[i]);
        }
        text.append("\r\n");
    }

    ResponseEntity<byte[]> file(String name) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.toString().getBytes(UTF_8));
    }
}
