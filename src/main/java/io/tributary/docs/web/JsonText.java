package io.tributary.docs.web;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.regex.Pattern;

/** JSON as people read it: a member a line, lists of plain values on one. */
final class JsonText {
    private static final JsonMapper LINES =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Pattern NAME = Pattern.compile("^( *\"[^\"]*\") : ", Pattern.MULTILINE);

    private JsonText() {}

    static String of(Object value) {
        return NAME.matcher(LINES.writeValueAsString(value)).replaceAll("$1: ");
    }

    /** The same JSON, in lines. */
    static String inLines(String json) {
        return of(LINES.readTree(json));
    }
}
