package io.tributary.support;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * A mail as it came in.
 *
 * @param id its Message-ID; made of its digest when it has none
 * @param from the sender's address in lower case; empty when there is none
 * @param recipients every address that it names as one
 * @param text what is new in it
 * @param automatic why it is taken for the answer of a machine; null for a person's
 */
record IncomingMail(
        String id,
        String from,
        Set<String> recipients,
        String subject,
        String text,
        List<Upload> files,
        @Nullable String automatic) {
    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 100;
    private static final int LONGEST_ID = 998;

    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");

    IncomingMail {
        recipients = Set.copyOf(recipients);
        files = List.copyOf(files);
    }

    /**
     * Reads a message of RFC 5322.
     *
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} when it is none
     */
    static IncomingMail read(byte[] raw) {
        try {
            var mime =
                    new MimeMessage(
                            Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            var parts = new Parts();
            parts.walk(mime, 0);
            return new IncomingMail(
                    id(mime, raw),
                    from(mime),
                    recipients(mime),
                    Texts.line(Objects.requireNonNullElse(mime.getSubject(), "")),
                    parts.text(),
                    parts.files,
                    automatic(mime));
        } catch (MessagingException | IOException broken) {
            throw new ProblemException(
                    PlatformProblem.INVALID_INPUT, "This is no mail: " + broken.getMessage());
        }
    }

    /** The text and the files, found on a walk through the parts. */
    private static final class Parts {
        private final List<Upload> files = new ArrayList<>();
        private @Nullable String plain;
        private @Nullable String html;
        private int seen;

        String text() {
            if (plain != null && !plain.isBlank()) {
                return MailText.fresh(plain);
            }
            return html == null ? "" : MailText.fresh(MailText.ofHtml(html));
        }

        void walk(Part part, int depth) throws MessagingException, IOException {
            if (depth > DEEPEST || ++seen > MOST_PARTS) {
                throw new MessagingException("it has too many parts");
            }
            if (part.isMimeType("multipart/*")) {
                var parts = (Multipart) part.getContent();
                for (int i = 0; i < parts.getCount(); i++) {
                    walk(parts.getBodyPart(i), depth + 1);
                }
            } else if (isText(part, "text/plain") && plain == null) {
                plain = content(part);
            } else if (isText(part, "text/html") && html == null) {
                html = content(part);
            } else if (isFile(part)) {
                files.add(new Upload(name(part), part.getInputStream()));
            }
        }

        private static boolean isText(Part part, String type) throws MessagingException {
            return part.isMimeType(type)
                    && part.getFileName() == null
                    && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        }

        /** Pictures that a text shows, mostly of signatures, are none. */
        private static boolean isFile(Part part) throws MessagingException {
            var shown = part.getHeader("Content-ID");
            return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                    || (part.getFileName() != null && (shown == null || shown.length == 0));
        }

        private static String name(Part part) throws MessagingException {
            var name = part.getFileName();
            if (name == null) {
                return "attachment";
            }
            try {
                return MimeUtility.decodeText(name);
            } catch (UnsupportedEncodingException _) {
                return name;
            }
        }

        private static String content(Part part) throws MessagingException, IOException {
            try {
                return String.valueOf(part.getContent());
            } catch (UnsupportedEncodingException _) {
                return new String(
                        part.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        }
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
