package io.tributary.compatibility.web;

import java.time.Instant;
import java.util.List;

/**
 * Somebody's picture, as whoever follows their link sees it.
 *
 * @param isFull whether as many friends as may have compared already
 * @param canCompare whether this visitor has a picture of their own to compare
 */
record SharedPage(
        String base,
        Picture picture,
        List<GroupRow> groups,
        boolean invites,
        boolean isOwn,
        boolean isFull,
        boolean canCompare,
        Instant until) {
    SharedPage {
        groups = List.copyOf(groups);
    }
}
