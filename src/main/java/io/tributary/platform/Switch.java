package io.tributary.platform;

/**
 * Something that those who run the house can switch on or off while it runs. A bean of this type is
 * all it takes; {@link Switches} tells how it stands.
 *
 * @param name stable, {@code module.what}
 * @param title what people call it
 * @param description what happens when it is off
 * @param usually how it stands while nobody has switched it
 * @param each whether it can be switched for a single organization
 */
public record Switch(
        String name, String title, String description, boolean usually, boolean each) {}
