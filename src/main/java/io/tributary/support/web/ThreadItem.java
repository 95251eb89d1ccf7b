package io.tributary.support.web;

import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Numerals;
import io.tributary.support.Priority;
import io.tributary.support.Side;
import io.tributary.support.TicketState;
import io.tributary.support.TicketThread;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One entry of a thread as both sides' pages show it.
 *
 * @param line what was done, in a sentence; null for what was written
 * @param tone of the message: ours, theirs, a note
 */
record ThreadItem(
        String author,
        @Nullable Badge badge,
        String tone,
        String body,
        @Nullable String line,
        List<FileLink> files,
        Instant at) {
    /** A file to save. */
    record FileLink(String name, String href, String size) {}

    static List<ThreadItem> of(TicketThread thread, String home, Side reader) {
        var path = home + "/" + thread.ticket().id() + "/attachments/";
        return thread.entries().stream().map(entry -> of(entry, path, reader)).toList();
    }

    private static ThreadItem of(TicketThread.Entry entry, String path, Side reader) {
        return switch (entry) {
            case TicketThread.Message message ->
                    new ThreadItem(
                            message.author(),
                            badge(message, reader),
                            message.internal()
                                    ? "note"
                                    : message.side() == reader ? "own" : "other",
                            message.body(),
                            null,
                            message.attachments().stream()
                                    .map(
                                            file ->
                                                    new FileLink(
                                                            file.name(),
                                                            path + file.id(),
                                                            size(file.size())))
                                    .toList(),
                            message.at());
            case TicketThread.Change change ->
                    new ThreadItem(
                            "", null, "change", "", line(change, reader), List.of(), change.at());
        };
    }

    private static @Nullable Badge badge(TicketThread.Message message, Side reader) {
        if (message.internal()) {
            return Badge.warm("Note, not shown to the partner");
        }
        if (message.side() == Side.OPERATOR && reader == Side.PARTNER) {
            return Badge.info("Tributary");
        }
        return message.side() == Side.PARTNER && reader == Side.OPERATOR
                ? Badge.plain("Partner")
                : null;
    }

    private static String line(TicketThread.Change change, Side reader) {
        var by = change.by() == null ? "Tributary" : change.by();
        return switch (change.what()) {
            case STATE -> by + " " + state(change.value(), reader);
            case PRIORITY -> by + " set the priority to " + priority(change.value()) + ".";
            case ASSIGNEE -> by + " gave the ticket to " + change.value() + ".";
            case BREACH ->
                    "The first answer was late; the priority is "
                            + priority(change.value())
                            + " now.";
            case ESCALATION ->
                    by + " asked for help; the priority is " + priority(change.value()) + " now.";
        };
    }

    private static String priority(String code) {
        return Priority.valueOf(code.toUpperCase(Locale.ROOT)).label().toLowerCase(Locale.ROOT);
    }

    private static String state(String code, Side reader) {
        var state = TicketState.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        return switch (state) {
            case OPEN, WAITING_FOR_US ->
                    reader == Side.PARTNER
                            ? "put the ticket back on our desk."
                            : "made it our turn.";
            case WAITING_FOR_PARTNER ->
                    reader == Side.PARTNER
                            ? "waits for your answer."
                            : "made it the partner's turn.";
            case SOLVED -> "marked the ticket as solved.";
            case CLOSED -> "closed the ticket.";
        };
    }

    private static String size(long bytes) {
        return bytes < 1024
                ? bytes + " bytes"
                : bytes < 1024 * 1024
                        ? Numerals.count(bytes / 1024) + " KiB"
                        : Numerals.decimal(bytes / 1024.0 / 1024.0) + " MiB";
    }
}
