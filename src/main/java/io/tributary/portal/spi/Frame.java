package io.tributary.portal.spi;

import org.jspecify.annotations.Nullable;

/**
 * The frame of one page: its head, and which shape of frame it stands in.
 *
 * @param title what the page is; also the window's title
 * @param lead one sentence or status below the title
 * @param layout which frame stands around the content
 * @param active the address of the menu entry that is lit
 * @param description what search engines and link previews say about the page
 * @param parent the page above, for the breadcrumb of pages below the second level
 * @param testData whether the page shows test data: the frame says so
 * @param headed whether the frame writes the title as the page's head
 */
public record Frame(
        String title,
        @Nullable String lead,
        Layout layout,
        @Nullable String active,
        @Nullable String description,
        @Nullable Parent parent,
        boolean testData,
        boolean headed) {
    /** The four shapes of a page. */
    public enum Layout {
        /** With the sidebar: where people work. */
        WORK,
        /** With a top bar only: where people arrive. */
        PUBLIC,
        /** Open to anybody, beside the navigation of the documentation. */
        DOCS,
        /** One narrow card: a single form. */
        CARD
    }

    /** The page one level up. */
    public record Parent(String label, String href) {}

    private Frame(String title, Layout layout, @Nullable String active) {
        this(title, null, layout, active, null, null, false, true);
    }

    public static Frame work(String title, String active) {
        return new Frame(title, Layout.WORK, active);
    }

    public static Frame page(String title) {
        return new Frame(title, Layout.PUBLIC, null);
    }

    /**
     * A page of the documentation.
     *
     * @param active the address of the entry that is lit in its navigation
     */
    public static Frame docs(String title, String active) {
        return new Frame(title, Layout.DOCS, active);
    }

    public static Frame card(String title) {
        return new Frame(title, Layout.CARD, null);
    }

    public Frame lead(String sentence) {
        return new Frame(title, sentence, layout, active, description, parent, testData, headed);
    }

    /** What search engines and link previews say; one or two sentences. */
    public Frame description(String sentences) {
        return new Frame(title, lead, layout, active, sentences, parent, testData, headed);
    }

    /** Shows the way back to the page above. */
    public Frame under(String label, String href) {
        return new Frame(
                title,
                lead,
                layout,
                active,
                description,
                new Parent(label, href),
                testData,
                headed);
    }

    /** Colours the frame when the page shows test data. */
    public Frame testData(boolean isTest) {
        return new Frame(title, lead, layout, active, description, parent, isTest, headed);
    }

    /** The content writes its own first heading. */
    public Frame unheaded() {
        return new Frame(title, lead, layout, active, description, parent, testData, false);
    }

    public boolean isWork() {
        return layout == Layout.WORK;
    }

    public boolean isDocs() {
        return layout == Layout.DOCS;
    }

    public boolean isCard() {
        return layout == Layout.CARD;
    }
}
