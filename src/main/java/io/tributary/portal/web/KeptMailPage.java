package io.tributary.portal.web;

import io.tributary.platform.Mails;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The kept messages, newest first. */
record KeptMailPage(List<Message> messages) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");

    /** One message. */
    record Message(
            @Nullable String from,
            String recipient,
            String subject,
            Instant at,
            List<Piece> body) {}

    /** A piece of text; a link when it has an address. */
    record Piece(String text, @Nullable String href) {}

    KeptMailPage {
        messages = List.copyOf(messages);
    }

    static KeptMailPage of(List<Mails.Kept> kept) {
        return new KeptMailPage(
                kept.stream()
                        .map(
                                mail ->
                                        new Message(
                                                mail.headers().get("From"),
                                                mail.recipient(),
                                                mail.subject(),
                                                mail.createdAt(),
                                                pieces(
                                                        Objects.requireNonNullElse(
                                                                mail.body(),
                                                                "This message was sent; its text is"
                                                                        + " gone."))))
                        .toList());
    }

    /**
     * The text, cut so that addresses of the web stand alone. A stop behind one belongs to the
     * sentence.
     */
    static List<Piece> pieces(String body) {
        var pieces = new ArrayList<Piece>();
        var links = LINK.matcher(body);
        int from = 0;
        while (links.find()) {
            var address = links.group().replaceFirst("[.,;:!?)]+$", "");
            int until = links.start() + address.length();
            if (links.start() > from) {
                pieces.add(new Piece(body.substring(from, links.start()), null));
            }
            pieces.add(new Piece(address, address));
            from = until;
        }
        if (from < body.length()) {
            pieces.add(new Piece(body.substring(from), null));
        }
        return pieces;
    }
}
