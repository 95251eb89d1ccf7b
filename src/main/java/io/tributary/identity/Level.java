package io.tributary.identity;

import java.util.List;

/** How well an organization is served, in a word. */
public enum Level implements Entitled {
    /** {@code community}, {@code basic}, {@code priority} or {@code dedicated}. */
    SUPPORT,
    /** {@code public} or {@code guided}. */
    DOCUMENTATION;

    /** Where a word stands among those of this level, from 0 for the least; -1 for any other. */
    public int rank(String word) {
        return words().indexOf(word);
    }

    private List<String> words() {
        return switch (this) {
            case SUPPORT -> List.of("community", "basic", "priority", "dedicated");
            case DOCUMENTATION -> List.of("public", "guided");
        };
    }
}
