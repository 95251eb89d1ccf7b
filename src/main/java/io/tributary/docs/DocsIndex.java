package io.tributary.docs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds passages of the documentation. It is small and made of what the product says of itself, so
 * it is held in memory and built once. Ranked by BM25 with words of the title counted thrice and
 * names twice; a word that nothing has is taken for one that is a letter or two away.
 */
public final class DocsIndex {
    private static final double SATURATION = 1.2;
    private static final double LENGTH_WEIGHT = 0.6;
    private static final int TITLE_WEIGHT = 3;
    private static final int NAMES_WEIGHT = 2;
    private static final double PREFIX_WEIGHT = 0.6;
    private static final int SHORTEST_PREFIX = 3;

    /** What was found, best first. */
    public record Found(List<Hit> hits, Map<String, String> readAs) {
        public Found {
            hits = List.copyOf(hits);
        }
    }

    /**
     * One passage.
     *
     * @param excerpt of its text, where the words stand
     */
    public record Hit(Passage passage, List<Words.Run> title, List<Words.Run> excerpt) {
        public Hit {
            title = List.copyOf(title);
            excerpt = List.copyOf(excerpt);
        }
    }

    /** How well a passage fits: so many of the words, so much in all. */
    private record Standing(int passage, int words, double score) {
        Standing plus(Standing more) {
            return new Standing(passage, words + more.words, score + more.score);
        }
    }

    private static final Comparator<Standing> BEST_FIRST =
            Comparator.comparingInt(Standing::words)
                    .thenComparingDouble(Standing::score)
                    .reversed()
                    .thenComparingInt(Standing::passage);

    private final List<Passage> passages;
    private final List<Integer> lengths = new ArrayList<>();
    private final TreeMap<String, Map<Integer, Integer>> occurrences = new TreeMap<>();
    private final double usualLength;

    /** An index over those. */
    public DocsIndex(Collection<Passage> passages) {
        this.passages = List.copyOf(passages);
        for (int i = 0; i < this.passages.size(); i++) {
            var passage = this.passages.get(i);
            int length =
                    note(i, passage.title(), TITLE_WEIGHT)
                            + note(i, passage.names(), NAMES_WEIGHT)
                            + note(i, passage.text(), 1);
            lengths.add(length);
        }
        usualLength = lengths.stream().mapToInt(Integer::intValue).average().orElse(1);
    }

    private int note(int passage, String text, int weight) {
        var words = Words.of(text);
        for (var word : words) {
            occurrences
                    .computeIfAbsent(word.stem(), _ -> new HashMap<>())
                    .merge(passage, weight, Integer::sum);
        }
        return words.size();
    }

    /** How many passages there are. */
    public int size() {
        return passages.size();
    }

    /**
     * The passages that have the words asked for; those that have more of them first.
     *
     * @param most how many at most
     */
    public Found find(String asked, int most) {
        var standings = new HashMap<Integer, Standing>();
        var marked = new LinkedHashSet<String>();
        var readAs = new TreeMap<String, String>();
        for (var word : Words.asked(asked)) {
            var meant = meant(word, readAs);
            marked.addAll(meant.keySet());
            best(meant)
                    .forEach(
                            (passage, score) ->
                                    standings.merge(
                                            passage,
                                            new Standing(passage, 1, score),
                                            Standing::plus));
        }
        var hits =
                standings.values().stream()
                        .sorted(BEST_FIRST)
                        .limit(most)
                        .map(found -> hit(passages.get(found.passage()), marked))
                        .toList();
        return new Found(hits, readAs);
    }

    /** Of several words that one may stand for, the one that fits a passage best. */
    private Map<Integer, Double> best(Map<String, Double> meant) {
        var best = new HashMap<Integer, Double>();
        meant.forEach(
                (stem, weight) ->
                        score(stem)
                                .forEach(
                                        (passage, score) ->
                                                best.merge(passage, score * weight, Math::max)));
        return best;
    }

    /** The words of the index that one is taken for, each with how well it fits. */
    private Map<String, Double> meant(Words.Word word, Map<String, String> readAs) {
        var meant = new HashMap<String, Double>();
        if (occurrences.containsKey(word.stem())) {
            meant.put(word.stem(), 1.0);
        }
        if (word.stem().length() >= SHORTEST_PREFIX) {
            occurrences
                    .subMap(word.stem(), false, word.stem() + Character.MAX_VALUE, true)
                    .keySet()
                    .forEach(longer -> meant.put(longer, PREFIX_WEIGHT));
        }
        if (meant.isEmpty()) {
            nearest(word.stem())
                    .ifPresent(
                            near -> {
                                meant.put(near, 1.0);
                                readAs.put(word.text(), near);
                            });
        }
        return meant;
    }

    /** The word a letter away, or two in a long word; the most frequent of the nearest. */
    private Optional<String> nearest(String stem) {
        int most = stem.length() < 4 ? 0 : stem.length() < 8 ? 1 : 2;
        return occurrences.keySet().stream()
                .filter(known -> Math.abs(known.length() - stem.length()) <= most)
                .filter(known -> Words.distance(stem, known) <= most)
                .min(
                        Comparator.<String>comparingInt(known -> Words.distance(stem, known))
                                .thenComparingInt(
                                        known -> -occurrences.getOrDefault(known, Map.of()).size())
                                .thenComparing(known -> known));
    }

    private Map<Integer, Double> score(String stem) {
        var where = occurrences.getOrDefault(stem, Map.of());
        double rarity = Math.log(1 + (passages.size() - where.size() + 0.5) / (where.size() + 0.5));
        var scores = new HashMap<Integer, Double>();
        where.forEach(
                (passage, count) -> {
                    double length =
                            1 - LENGTH_WEIGHT + LENGTH_WEIGHT * lengths.get(passage) / usualLength;
                    scores.put(
                            passage,
                            rarity * count * (SATURATION + 1) / (count + SATURATION * length));
                });
        return scores;
    }

    private static Hit hit(Passage passage, Set<String> marked) {
        return new Hit(
                passage,
                Words.marked(passage.title(), marked),
                Words.marked(Words.excerpt(passage.text(), marked), marked));
    }
}
