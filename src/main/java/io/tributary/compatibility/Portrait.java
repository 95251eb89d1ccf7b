package io.tributary.compatibility;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody's place in one group means, in gentle words: no diagnosis, and no place better than
 * another.
 *
 * @param about what the group is about
 * @param low below 0.4
 * @param middle from 0.4 to 0.6
 * @param high above 0.6
 */
public record Portrait(String about, String low, String middle, String high) {
    private static final double LOW_UNTIL = 0.4;
    private static final double HIGH_FROM = 0.6;
    private static final Map<TraitGroup, Portrait> ALL = read();

    public static Portrait of(TraitGroup group) {
        var portrait = ALL.get(group);
        if (portrait == null) {
            throw new IllegalStateException("no words for " + group);
        }
        return portrait;
    }

    /** The words for a value in [0, 1]. */
    public String words(double value) {
        if (value < LOW_UNTIL) {
            return low;
        }
        return value > HIGH_FROM ? high : middle;
    }

    private static Map<TraitGroup, Portrait> read() {
        var portraits = new EnumMap<TraitGroup, Portrait>(TraitGroup.class);
        var lines = List.copyOf(Texts.lines("portrait.txt")).iterator();
        while (lines.hasNext()) {
            var head = lines.next().substring(2).split(" \\| ", 2);
            portraits.put(
                    TraitGroup.valueOf(head[0]),
                    new Portrait(head[1], lines.next(), lines.next(), lines.next()));
        }
        return portraits;
    }
}
