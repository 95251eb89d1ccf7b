package io.tributary.portal.spi;

import org.jspecify.annotations.Nullable;

/**
 * Whose look a page wears: the house's, or that of an organization with a brand of its own.
 *
 * @param name what stands where the house's name stands
 * @param logo null for the house's mark, or for the name alone
 * @param style the address of the style sheet that is read after ours; null for none
 * @param home what absolute addresses of this page begin with
 * @param isHouse whether the name is the house's
 * @param isOwnHost whether the page was asked for at a host of the organization's own
 */
public record Look(
        String name,
        @Nullable Logo logo,
        @Nullable String style,
        String home,
        boolean isHouse,
        boolean isOwnHost) {
    /** The house's own name. */
    public static final String HOUSE = "Tributary";

    private static final double AS_WIDE_AS_A_WORD = 2.2;
    private static final int HEIGHT = 28;

    /**
     * A picture that stands for the name.
     *
     * @param width in pixels of the file
     * @param height in pixels of the file
     */
    public record Logo(String path, int width, int height) {
        /** Whether it is so wide that it surely has the name in it. */
        public boolean isWord() {
            return width >= height * AS_WIDE_AS_A_WORD;
        }

        /** As wide as it is drawn, in CSS pixels. */
        public int drawnWidth() {
            return Math.max(1, Math.round((float) width * HEIGHT / height));
        }

        /** As high as it is drawn, in CSS pixels. */
        public int drawnHeight() {
            return HEIGHT;
        }
    }

    /** The house's look, with addresses that begin with this. */
    public static Look house(String home) {
        return new Look(HOUSE, null, null, home, true, false);
    }
}
