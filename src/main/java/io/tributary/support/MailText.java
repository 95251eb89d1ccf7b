package io.tributary.support;

import org.springframework.web.util.HtmlUtils;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is new in a mail: without what it quotes, and without a signature. */
final class MailText {
    /** What is further on is not looked at. */
    private static final int LONGEST = 200_000;

    private static final Pattern UNSEEN =
            Pattern.compile("<(script|style|head|title)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED =
            Pattern.compile(
                    "<blockquote\\b.*|<div[^>]{0,200}(gmail_quote|moz-cite-prefix|divRplyFwdMsg).*",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern BREAK =
            Pattern.compile(
                    "<(br|/p|/div|/li|/tr|/h[1-6])\\b[^>]{0,500}>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");

    /** How mail programs introduce what they quote: how a line begins, and how it ends. */
    private static final List<List<String>> INTRODUCTIONS =
            List.of(
                    List.of("on ", "wrote:"),
                    List.of("am ", "schrieb:"),
                    List.of("le ", "a écrit :"),
                    List.of("el ", "escribió:"));

    private MailText() {}

    /** The new part of a plain text. */
    static String fresh(String text) {
        var lines = Texts.body(bounded(text)).split("\n", -1);
        int end = lines.length;
        for (int i = 0; i < end; i++) {
            if (beginsQuote(lines, i) || (i > 0 && isSignature(lines[i]))) {
                end = i;
            }
        }
        while (end > 0 && (lines[end - 1].isBlank() || lines[end - 1].startsWith(">"))) {
            end--;
        }
        return String.join("\n", List.of(lines).subList(0, end)).strip();
    }

    private static String bounded(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static boolean beginsQuote(String[] lines, int at) {
        var line = plain(lines[at]);
        var next = at + 1 < lines.length ? plain(lines[at + 1]) : "";
        return lines[at].contains(Correspondence.MARK)
                || introduces(line, line)
                || (!next.isEmpty() && introduces(line, next))
                || (line.startsWith("--")
                        && (line.contains("original message")
                                || line.contains("ursprüngliche nachricht")
                                || line.contains("forwarded message")))
                || (line.length() >= 10 && line.chars().allMatch(one -> one == '_'))
                || (isHeader(line, "from:", "von:")
                        && isHeader(next, "sent:", "date:", "to:", "gesendet:"));
    }

    private static boolean introduces(String first, String last) {
        return INTRODUCTIONS.stream()
                .anyMatch(
                        words ->
                                first.startsWith(words.getFirst())
                                        && last.endsWith(words.getLast())
                                        && first.length() < 400);
    }

    private static boolean isHeader(String line, String... names) {
        for (var name : names) {
            if (line.startsWith(name)) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String line) {
        return line.replace("*", "").strip().toLowerCase(Locale.ROOT);
    }

    /** RFC 3676, section 4.3; the space at its end is often lost. */
    private static boolean isSignature(String line) {
        return line.stripTrailing().equals("--");
    }

    /** Without what a browser does not show; each character is looked at once. */
    private static String shown(String html) {
        var lower = html.toLowerCase(Locale.ROOT);
        var shown = new StringBuilder();
        var hidden = UNSEEN.matcher(html);
        int from = 0;
        while (from >= 0 && hidden.find(from)) {
            shown.append(html, from, hidden.start());
            int end = lower.indexOf("</" + hidden.group(1).toLowerCase(Locale.ROOT), hidden.end());
            from = end < 0 ? -1 : html.indexOf('>', end) + 1;
            if (from == 0) {
                from = -1;
            }
        }
        return from < 0 ? shown.toString() : shown.append(html, from, html.length()).toString();
    }

    /** A text of what a page says, without what it quotes. */
    static String ofHtml(String html) {
        var seen = QUOTED.matcher(shown(bounded(html))).replaceFirst("");
        var broken = BREAK.matcher(seen.replaceAll("\\s+", " ")).replaceAll("\n");
        return Texts.body(
                HtmlUtils.htmlUnescape(TAG.matcher(broken).replaceAll(""))
                        .replaceAll("[ \u00a0]+", " ")
                        .replaceAll("(?m)^ +| +$", ""));
    }
}
