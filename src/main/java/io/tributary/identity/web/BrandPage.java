package io.tributary.identity.web;

import io.tributary.identity.Brand;
import io.tributary.identity.BrandColours;
import io.tributary.identity.BrandColours.Token;
import io.tributary.identity.BrandStyle;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Look;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the organization appears, and how it would.
 *
 * @param entitled whether its plan has white label
 * @param kept whether a brand was saved
 * @param style the sheet of the colours as typed
 * @param host the name at which its pages are shown; null for none
 * @param senders from which names mail may be sent
 */
record BrandPage(
        boolean entitled,
        boolean kept,
        List<InputError> errors,
        Field name,
        List<Field> colours,
        List<Pair> pairs,
        String style,
        Look.@Nullable Logo logo,
        List<Field> sender,
        @Nullable String host,
        List<String> senders,
        String called) {
    /** Two colours that meet, and whether they go together. */
    record Pair(
            String chosen, String where, String text, String ground, String ratio, Badge badge) {}

    BrandPage {
        errors = List.copyOf(errors);
        colours = List.copyOf(colours);
        pairs = List.copyOf(pairs);
        sender = List.copyOf(sender);
        senders = List.copyOf(senders);
    }

    static List<Field> colours(BrandForm form, List<InputError> errors) {
        return Stream.of(Token.values())
                .map(
                        token ->
                                Field.text(token.field(), token.label())
                                        .type("color")
                                        .longest(0)
                                        .value(form.text(token.field()))
                                        .errors(errors))
                .toList();
    }

    static List<Field> sender(BrandForm form, List<InputError> errors) {
        return List.of(
                Field.text("sender_name", "Sender's name")
                        .optional()
                        .longest(Brand.LONGEST_NAME)
                        .value(form.text("sender_name"))
                        .hint("Empty: the name above.")
                        .errors(errors),
                Field.email("sender_address", "Sender's address")
                        .autocomplete("off")
                        .optional()
                        .value(form.text("sender_address"))
                        .hint("Empty: ours, with your name. Only of a name that is proven.")
                        .errors(errors),
                Field.email("reply_to", "Answers go to")
                        .autocomplete("off")
                        .optional()
                        .value(form.text("reply_to"))
                        .errors(errors));
    }

    static List<Pair> pairs(BrandColours colours) {
        return colours.meetings().stream()
                .map(
                        meeting ->
                                new Pair(
                                        meeting.token().label(),
                                        meeting.where(),
                                        meeting.text().hex(),
                                        meeting.ground().hex(),
                                        meeting.told(),
                                        meeting.passes()
                                                ? Badge.good("Passes")
                                                : Badge.bad("Too faint")))
                .toList();
    }

    static String style(BrandColours colours) {
        return BrandStyle.of(colours).path();
    }

    boolean passes() {
        return pairs.stream().allMatch(pair -> pair.badge().word().equals("Passes"));
    }
}
