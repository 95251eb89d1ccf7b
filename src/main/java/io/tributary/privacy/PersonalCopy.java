package io.tributary.privacy;

import io.tributary.kernel.PersonalRecords;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Everything the house keeps of one person, to read and to take along. */
public record PersonalCopy(String email, Instant madeAt, List<Part> parts) {
    /**
     * One table.
     *
     * @param what it holds, in words
     * @param fate what becomes of it at erasure, and {@code why}
     */
    public record Part(
            String module,
            String table,
            String what,
            PersonalRecords.Fate fate,
            String why,
            List<Map<String, String>> rows) {
        public Part {
            rows = List.copyOf(rows);
        }
    }

    public PersonalCopy {
        parts = List.copyOf(parts);
    }

    /** The tables in which there is something. */
    public List<Part> found() {
        return parts.stream().filter(part -> !part.rows().isEmpty()).toList();
    }
}
