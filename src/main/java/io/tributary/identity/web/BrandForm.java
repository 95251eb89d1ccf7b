package io.tributary.identity.web;

import io.tributary.identity.Brand;
import io.tributary.identity.BrandColours;
import io.tributary.identity.BrandColours.Token;
import io.tributary.identity.Colour;
import io.tributary.kernel.Email;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.FormInput;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What was typed about a brand, by the names of its fields. */
record BrandForm(Map<String, String> typed) {
    /** Read, with everything that is wrong; what is wrong is as it was before. */
    record Reading(Brand brand, List<InputError> errors) {
        Reading {
            errors = List.copyOf(errors);
        }
    }

    BrandForm {
        typed = Map.copyOf(typed);
    }

    static BrandForm of(Brand brand) {
        var sender = brand.sender();
        return new BrandForm(
                Map.of(
                        "name", brand.name(),
                        "accent", brand.colours().accent().hex(),
                        "accent_dark", brand.colours().accentDark().hex(),
                        "ground", brand.colours().ground().hex(),
                        "ground_dark", brand.colours().groundDark().hex(),
                        "sender_name", Objects.toString(sender.name(), ""),
                        "sender_address", Objects.toString(sender.address(), ""),
                        "reply_to", Objects.toString(sender.replyTo(), "")));
    }

    String text(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    Reading read(Brand before) {
        var input = new FormInput();
        var name = input.line("name", text("name"), Brand.LONGEST_NAME);
        var colours = before.colours();
        for (var token : Token.values()) {
            colours = colours.with(token, colour(input, token, before.colours()));
        }
        var called =
                text("sender_name").isEmpty()
                        ? null
                        : input.line("sender_name", text("sender_name"), Brand.LONGEST_NAME);
        var sender =
                new Brand.Sender(
                        called, address(input, "sender_address"), address(input, "reply_to"));
        return new Reading(
                new Brand(name.isEmpty() ? before.name() : name, colours, sender, before.logo()),
                input.errors());
    }

    private Colour colour(FormInput input, Token token, BrandColours before) {
        var read = Colour.of(text(token.field()));
        if (read.isEmpty()) {
            input.error(token.field(), "A colour is six digits, like #0b6a73.");
        }
        return read.orElse(before.of(token));
    }

    private @Nullable String address(FormInput input, String field) {
        var typedAddress = text(field).toLowerCase(Locale.ROOT);
        if (typedAddress.isEmpty()) {
            return null;
        }
        var read = Email.of(typedAddress);
        if (read.isEmpty()) {
            input.error(field, "This is not an e-mail address, like name@example.com.");
        }
        return read.orElse(null);
    }
}
