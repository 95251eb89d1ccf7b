package io.tributary.portal.spi;

import org.jspecify.annotations.Nullable;

/**
 * The frame of one page: its head, and which shape of frame it stands in.
 *
 * @param title what the page is; also the window's title
 * @param lead one sentence or status below the title
 * @param layout which frame stands around the content
 * @param active the address of the menu entry that is lit
 */
public record Frame(String title, @Nullable String lead, Layout layout, @Nullable String active) {
    /** The three shapes of a page. */
    public enum Layout {
        /** With the sidebar: where people work. */
        WORK,
        /** With a top bar only: where people arrive. */
        PUBLIC,
        /** One narrow card: a single form. */
        CARD
    }

    public static Frame work(String title, String active) {
        return new Frame(title, null, Layout.WORK, active);
    }

    public static Frame page(String title) {
        return new Frame(title, null, Layout.PUBLIC, null);
    }

    public static Frame card(String title) {
        return new Frame(title, null, Layout.CARD, null);
    }

    public Frame lead(String sentence) {
        return new Frame(title, sentence, layout, active);
    }
}
