package io.tributary.compatibility;

import java.util.Optional;

/** The two ways through the assessment. Both ask the same 32 things. */
public enum Way {
    /** 32 statements, in seven short steps. */
    STATEMENTS("statements"),
    /** A story in seven scenes. */
    STORY("story");

    private final String code;

    Way(String code) {
        this.code = code;
    }

    /** Its name in addresses. */
    public String code() {
        return code;
    }

    /** The other one. */
    public Way other() {
        return this == STATEMENTS ? STORY : STATEMENTS;
    }

    public static Optional<Way> of(String code) {
        for (var way : values()) {
            if (way.code.equals(code)) {
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }
}
