package io.tributary.platform;

import org.jspecify.annotations.Nullable;

/**
 * How the mail of an organization looks that has a name or a host of its own.
 *
 * @param name who the mail is from
 * @param address from which it is sent; null for the house's own
 * @param replyTo where answers go; null for the sender
 * @param home what links begin with instead of the public address; null when they stay
 */
public record Letterhead(
        String name, @Nullable String address, @Nullable String replyTo, @Nullable String home) {}
