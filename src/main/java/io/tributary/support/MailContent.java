package io.tributary.support;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What somebody wrote in a mail. However it is made, reading it costs about what the mail is long:
 * its parts are counted, and its headers and texts measured, while they are read.
 *
 * @param text what is new in it
 */
record MailContent(String subject, String text, List<Upload> files) {
    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 100;

    /** Of a header, in bytes; mail servers stop at less. */
    private static final int LONGEST_HEADER = 256 * 1024;

    /** Of a text that is read, in bytes; the rest of it is left out. */
    private static final int LONGEST_TEXT = 256 * 1024;

    /** What ends a header, whichever kind of line break it has. */
    private static final Pattern EMPTY_LINE = Pattern.compile("(?>\r\n?|\n){2}");

    MailContent {
        files = List.copyOf(files);
    }

    /** Reads the parts of a message of RFC 5322. */
    static MailContent of(MimeMessage mail) throws MessagingException, IOException {
        var parts = new Parts();
        parts.walk(mail, 0);
        return new MailContent(
                Texts.line(Objects.requireNonNullElse(mail.getSubject(), "")),
                parts.text(),
                parts.files);
    }

    boolean isEmpty() {
        return text.isEmpty() && files.isEmpty();
    }

    /**
     * Looks ahead in a message, or in a part of one.
     *
     * @return the same, from its beginning
     * @throws MessagingException when its header does not end where one should
     */
    static InputStream withShortHeader(InputStream message) throws MessagingException {
        try {
            message.mark(LONGEST_HEADER);
            var start = new String(message.readNBytes(LONGEST_HEADER), StandardCharsets.ISO_8859_1);
            if (start.length() == LONGEST_HEADER && !EMPTY_LINE.matcher(start).find()) {
                throw new MessagingException("a header of it is too long");
            }
            message.reset();
            return message;
        } catch (IOException broken) {
            throw new MessagingException("it cannot be read", broken);
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
            if (depth > DEEPEST) {
                throw tooMany();
            }
            if (part.isMimeType("multipart/*")) {
                var parts = new Counted(part.getDataHandler().getDataSource());
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

        private static MessagingException tooMany() {
            return new MessagingException("it has too many parts");
        }

        /** Several parts, each of which is counted before it is made. */
        private final class Counted extends MimeMultipart {
            Counted(DataSource source) throws MessagingException {
                super(source);
            }

            @Override
            protected MimeBodyPart createMimeBodyPart(InputStream part) throws MessagingException {
                if (++seen > MOST_PARTS) {
                    throw tooMany();
                }
                return super.createMimeBodyPart(withShortHeader(part));
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
            return new String(part.getInputStream().readNBytes(LONGEST_TEXT), charset(part));
        }

        /** RFC 2046, section 4.1.2: none is US-ASCII. What is not understood loses nothing. */
        private static Charset charset(Part part) throws MessagingException {
            try {
                var told = new ContentType(part.getContentType()).getParameter("charset");
                return told == null
                        ? StandardCharsets.US_ASCII
                        : Charset.forName(
                                MimeUtility.javaCharset(told), StandardCharsets.ISO_8859_1);
            } catch (ParseException _) {
                return StandardCharsets.ISO_8859_1;
            }
        }
    }
}
