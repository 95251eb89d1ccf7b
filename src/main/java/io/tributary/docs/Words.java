package io.tributary.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words of a text: where they stand, what they come from, how far they are apart. */
public final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    /** So frequent that they tell nothing of what somebody looks for. */
    private static final Set<String> EMPTY =
            Set.of(
                    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for",
                    "how", "i", "in", "is", "it", "my", "of", "on", "or", "the", "this", "to",
                    "what", "when", "where", "why", "with", "you", "your");

    private static final int EXCERPT = 200;
    private static final int BEFORE = 60;

    /**
     * One word.
     *
     * @param stem what is compared: lower case, without the endings of plurals and verbs
     */
    record Word(String text, String stem, int from, int until) {}

    /** Letters that stand together, and whether they were looked for. */
    public record Run(String text, boolean marked) {}

    private Words() {}

    /** In their order. A name in camel case is its parts and itself. */
    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        var found = WORD.matcher(text);
        while (found.find()) {
            words.add(word(found.group(), found.start()));
            var parts = HUMP.split(found.group(), -1);
            if (parts.length > 1) {
                int from = found.start();
                for (var part : parts) {
                    words.add(word(part, from));
                    from += part.length();
                }
            }
        }
        return words;
    }

    /** Those somebody looks for: all that tell something, or all when none does. */
    static List<Word> asked(String text) {
        var words = of(text);
        var telling =
                words.stream()
                        .filter(word -> !EMPTY.contains(word.text().toLowerCase(Locale.ROOT)))
                        .toList();
        return telling.isEmpty() ? words : telling;
    }

    private static Word word(String text, int from) {
        return new Word(text, stem(text), from, from + text.length());
    }

    /** Light: plurals, -ing and -ed, so that signing, signed and signs meet. */
    static String stem(String word) {
        var stem = word.toLowerCase(Locale.ROOT);
        for (var ending : List.of("ing", "ed", "es", "s")) {
            if (stem.endsWith(ending)
                    && stem.length() - ending.length() >= 3
                    && !stem.endsWith("ss")) {
                stem = stem.substring(0, stem.length() - ending.length());
                break;
            }
        }
        return stem.length() > 3 && stem.endsWith("e")
                ? stem.substring(0, stem.length() - 1)
                : stem;
    }

    /** The text in runs; words that come from those stems are marked. */
    static List<Run> marked(String text, Set<String> stems) {
        var runs = new ArrayList<Run>();
        int at = 0;
        for (var word : of(text)) {
            if (word.from() >= at && stems.contains(word.stem())) {
                if (word.from() > at) {
                    runs.add(new Run(text.substring(at, word.from()), false));
                }
                runs.add(new Run(text.substring(word.from(), word.until()), true));
                at = word.until();
            }
        }
        if (at < text.length()) {
            runs.add(new Run(text.substring(at), false));
        }
        return runs;
    }

    /** Some two hundred letters around the place where most of those words stand together. */
    static String excerpt(String text, Set<String> stems) {
        var places =
                of(text).stream()
                        .filter(word -> stems.contains(word.stem()))
                        .map(Word::from)
                        .toList();
        int best = 0;
        long most = 0;
        for (int place : places) {
            long near =
                    places.stream()
                            .filter(other -> other >= place && other < place + EXCERPT - BEFORE)
                            .count();
            if (near > most) {
                most = near;
                best = place;
            }
        }
        int from = best <= BEFORE ? 0 : text.indexOf(' ', best - BEFORE) + 1;
        if (from > best) {
            from = best;
        }
        int until = Math.min(text.length(), from + EXCERPT);
        if (until < text.length()) {
            int space = text.lastIndexOf(' ', until);
            until = space > from ? space : until;
        }
        return (from > 0 ? "… " : "")
                + text.substring(from, until)
                + (until < text.length() ? " …" : "");
    }

    /** How many letters must be changed, added, left out or swapped with their neighbour. */
    static int distance(String one, String other) {
        var rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            rows[i][0] = i;
        }
        for (int j = 0; j <= other.length(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            for (int j = 1; j <= other.length(); j++) {
                int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                rows[i][j] =
                        Math.min(
                                Math.min(rows[i - 1][j], rows[i][j - 1]) + 1,
                                rows[i - 1][j - 1] + changed);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[one.length()][other.length()];
    }
}
