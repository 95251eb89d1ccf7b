package io.tributary.compatibility.web;

import io.tributary.compatibility.Share;
import io.tributary.compatibility.Shares;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What came out, for the visitor's own eyes, and what can be done with it.
 *
 * @param invitation the address of the link that invited the visitor to compare; empty when none
 *     did
 */
record ResultPage(
        String base,
        boolean isStory,
        Picture picture,
        List<GroupRow> groups,
        List<Link> links,
        String invitation,
        ResearchForm research,
        Instant until) {
    /** One link the visitor has made. */
    record Link(
            UUID id, String address, boolean invites, Instant until, List<Compared> comparisons) {
        Link {
            comparisons = List.copyOf(comparisons);
        }
    }

    /** One friend who compared. */
    record Compared(String on, int score) {}

    ResultPage {
        groups = List.copyOf(groups);
        links = List.copyOf(links);
    }

    /** What stands out, in a sentence. */
    String finding() {
        var order = groups.stream().sorted(Comparator.comparingInt(GroupRow::value)).toList();
        var softest = order.getFirst();
        var strongest = order.getLast();
        return softest.value() == strongest.value()
                ? "All seven sides speak equally in you."
                : strongest.label()
                        + " speaks most strongly in you, "
                        + softest.label().toLowerCase(Locale.ENGLISH)
                        + " most softly.";
    }

    boolean canShare() {
        return links.size() < Shares.MOST_LINKS;
    }

    List<Share.Lifetime> lifetimes() {
        return List.of(Share.Lifetime.values());
    }
}
