package io.tributary.support;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * A mail as it came in: its header. What is written in it is read when it is clear that somebody
 * may write.
 *
 * @param id its Message-ID; made of its digest when it has none
 * @param from the sender's address in lower case; empty when there is none
 * @param recipients every address that it names as one
 * @param automatic why it is taken for the answer of a machine; null for a person's
 * @param message the header with what follows it
 */
record IncomingMail(
        String id,
        String from,
        Set<String> recipients,
        @Nullable String automatic,
        MimeMessage message) {
    private static final int LONGEST_ID = 998;

    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");

    IncomingMail {
        recipients = Set.copyOf(recipients);
    }

    /**
     * Reads the header of a message of RFC 5322.
     *
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} when it is none
     */
    static IncomingMail read(byte[] raw) {
        try {
            var message = MailContent.withShortHeader(new ByteArrayInputStream(raw));
            var mime = new MimeMessage(Session.getInstance(new Properties()), message);
            return new IncomingMail(
                    id(mime, raw), from(mime), recipients(mime), automatic(mime), mime);
        } catch (MessagingException broken) {
            throw noMail(broken);
        }
    }

    /**
     * Reads the parts of it.
     *
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} when it has none to be read
     */
    MailContent content() {
        try {
            return MailContent.of(message);
        } catch (MessagingException | IOException broken) {
            throw noMail(broken);
        }
    }

    private static ProblemException noMail(Exception broken) {
        return new ProblemException(
                PlatformProblem.INVALID_INPUT, "This is no mail: " + broken.getMessage());
    }

    private static String id(MimeMessage mime, byte[] raw) throws MessagingException {
        var id = Texts.line(String.valueOf(mime.getMessageID()));
        return id.length() < 3 || id.length() > LONGEST_ID || !id.contains("@")
                ? "<" + digest(raw) + "@digest>"
                : id;
    }

    private static String digest(byte[] raw) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String from(MimeMessage mime) throws MessagingException {
        var from = mime.getFrom();
        return from != null && from.length == 1 ? address(from[0]) : "";
    }

    private static String address(Address address) {
        return address instanceof InternetAddress internet
                ? String.valueOf(internet.getAddress()).toLowerCase(Locale.ROOT)
                : "";
    }

    private static Set<String> recipients(MimeMessage mime) throws MessagingException {
        var all = new TreeSet<String>();
        for (var type : List.of(Message.RecipientType.TO, Message.RecipientType.CC)) {
            var named = mime.getRecipients(type);
            if (named != null) {
                for (var one : named) {
                    all.add(address(one));
                }
            }
        }
        for (var header : List.of("Delivered-To", "X-Original-To", "Envelope-To")) {
            var named = mime.getHeader(header);
            if (named != null) {
                for (var one : named) {
                    all.add(one.strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        return all;
    }

    private static @Nullable String automatic(MimeMessage mime) throws MessagingException {
        var submitted = header(mime, "Auto-Submitted");
        if (!submitted.isEmpty() && !submitted.startsWith("no")) {
            return "It answers by itself (Auto-Submitted).";
        }
        if (BULK.contains(header(mime, "Precedence"))
                || !header(mime, "List-Id").isEmpty()
                || !header(mime, "X-Autoreply").isEmpty()
                || !header(mime, "X-Autorespond").isEmpty()) {
            return "It was sent to many, or by a machine.";
        }
        return header(mime, "Return-Path").equals("<>")
                        || mime.isMimeType("multipart/report")
                        || from(mime).startsWith("mailer-daemon@")
                ? "It is the report of a mail server."
                : null;
    }

    private static String header(MimeMessage mime, String name) throws MessagingException {
        var value = mime.getHeader(name, " ");
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }
}
