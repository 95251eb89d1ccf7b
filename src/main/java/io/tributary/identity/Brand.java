package io.tributary.identity;

import org.jspecify.annotations.Nullable;

/**
 * How an organization wants to appear.
 *
 * @param name stands where the house's name stands
 * @param logo null for the name alone
 */
public record Brand(String name, BrandColours colours, Sender sender, @Nullable Logo logo) {
    /**
     * Who its mail is from.
     *
     * @param name null for the brand's
     * @param address null for the house's own; otherwise of a domain that is proven
     * @param replyTo where answers go; null for the sender
     */
    public record Sender(
            @Nullable String name, @Nullable String address, @Nullable String replyTo) {}

    /**
     * A picture that was made here from what was uploaded.
     *
     * @param digest SHA-256 of the file, 64 hexadecimal digits
     * @param width in pixels
     * @param height in pixels
     */
    public record Logo(String digest, int width, int height) {
        /** Where it may be loaded from, and cached for ever. */
        public String path() {
            return "/brand/logo/" + digest + ".png";
        }
    }

    /** Before anything was chosen: the organization's name in the house's colours. */
    static Brand fresh(Organization organization) {
        var name = organization.companyName();
        return new Brand(
                name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME).strip(),
                BrandColours.HOUSE,
                new Sender(null, null, null),
                null);
    }

    /** How many characters its name has at most. */
    public static final int LONGEST_NAME = 60;
}
