package io.tributary.compatibility.web;

import java.util.List;

/** What two people have in common: the score and how they align, and no answer of either. */
record TogetherPage(
        String base, int score, Picture picture, List<GroupRow> groups, ResearchForm research) {
    TogetherPage {
        groups = List.copyOf(groups);
    }
}
