package io.tributary.privacy.web;

import io.tributary.privacy.PersonalCopy;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Everything we keep of somebody, readable. */
record CopyPage(String email, Instant madeAt, List<Section> sections, List<String> empty) {
    /** As machines write it; for people without the part of the second. */
    private static final Pattern INSTANT =
            Pattern.compile("^(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d(?::\\d\\d)?)(?:\\.\\d+)?Z$");

    /** One table: the names of its columns, and its rows in their order. */
    record Section(
            String what, String fate, String why, List<String> columns, List<List<String>> rows) {
        Section {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        static Section of(PersonalCopy.Part part) {
            var names = new LinkedHashSet<String>();
            part.rows().forEach(row -> names.addAll(row.keySet()));
            return new Section(
                    part.what(),
                    part.fate().label(),
                    part.why(),
                    names.stream().map(Section::words).toList(),
                    part.rows().stream().map(row -> cells(names, row)).toList());
        }

        private static List<String> cells(LinkedHashSet<String> names, Map<String, String> row) {
            return names.stream()
                    .map(
                            name ->
                                    INSTANT.matcher(row.getOrDefault(name, ""))
                                            .replaceFirst("$1 $2 UTC"))
                    .toList();
        }

        /** {@code last_seen_at} is “Last seen at”. */
        private static String words(String column) {
            var words = column.replace('_', ' ');
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }

    CopyPage {
        sections = List.copyOf(sections);
        empty = List.copyOf(empty);
    }

    static CopyPage of(PersonalCopy copy) {
        return new CopyPage(
                copy.email(),
                copy.madeAt(),
                copy.found().stream().map(Section::of).toList(),
                copy.parts().stream()
                        .filter(part -> part.rows().isEmpty())
                        .map(PersonalCopy.Part::what)
                        .toList());
    }
}
