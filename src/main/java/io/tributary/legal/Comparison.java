package io.tributary.legal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changed from one wording to another, passage by passage. */
public final class Comparison {
    /** What became of a passage. */
    public enum Kind {
        KEPT,
        ADDED,
        REMOVED
    }

    /**
     * A passage of either wording.
     *
     * @param section the heading it stands under; empty before the first
     */
    public record Passage(Kind kind, String section, Block block) {}

    private static final String BEGINNING = "";

    private final List<Passage> passages;

    private Comparison(List<Passage> passages) {
        this.passages = List.copyOf(passages);
    }

    /** Compares. What both have in common, in the same order and as much as can be, is kept. */
    public static Comparison between(Wording before, Wording after) {
        var old = before.blocks();
        var young = after.blocks();
        int[][] common = common(old, young);
        var backwards = new ArrayList<Passage>();
        int i = old.size();
        int j = young.size();
        while (i > 0 || j > 0) {
            if (i > 0 && j > 0 && old.get(i - 1).equals(young.get(j - 1))) {
                backwards.add(new Passage(Kind.KEPT, section(young, j - 1), young.get(j - 1)));
                i--;
                j--;
            } else if (j > 0 && (i == 0 || common[i][j - 1] >= common[i - 1][j])) {
                backwards.add(new Passage(Kind.ADDED, section(young, j - 1), young.get(j - 1)));
                j--;
            } else {
                backwards.add(new Passage(Kind.REMOVED, section(old, i - 1), old.get(i - 1)));
                i--;
            }
        }
        Collections.reverse(backwards);
        return new Comparison(backwards);
    }

    /** How many passages the first i of one and the first j of the other have in common at most. */
    private static int[][] common(List<Block> old, List<Block> young) {
        int[][] common = new int[old.size() + 1][young.size() + 1];
        for (int i = 1; i <= old.size(); i++) {
            for (int j = 1; j <= young.size(); j++) {
                common[i][j] =
                        old.get(i - 1).equals(young.get(j - 1))
                                ? common[i - 1][j - 1] + 1
                                : Math.max(common[i - 1][j], common[i][j - 1]);
            }
        }
        return common;
    }

    private static String section(List<Block> blocks, int at) {
        for (int i = at; i >= 0; i--) {
            if (blocks.get(i) instanceof Block.Heading(var text, _)) {
                return text;
            }
        }
        return BEGINNING;
    }

    /** What is not in both. */
    public List<Passage> changes() {
        return passages.stream().filter(passage -> passage.kind() != Kind.KEPT).toList();
    }

    /** The sections that changed, in one sentence each; empty when nothing did. */
    public List<String> summary() {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (var change : changes()) {
            int which = change.kind() == Kind.ADDED ? 0 : 1;
            counts.computeIfAbsent(change.section(), _ -> new int[2])[which]++;
        }
        var sentences = new ArrayList<String>();
        counts.forEach(
                (section, count) ->
                        sentences.add(
                                "%s: %s."
                                        .formatted(
                                                section.isEmpty() ? "Before all sections" : section,
                                                told(count[0], count[1]))));
        return List.copyOf(sentences);
    }

    private static String told(int added, int removed) {
        if (removed == 0) {
            return passages(added) + " new";
        }
        return added == 0
                ? passages(removed) + " removed"
                : passages(removed) + " replaced by " + passages(added);
    }

    private static String passages(int count) {
        return count == 1 ? "1 passage" : count + " passages";
    }
}
