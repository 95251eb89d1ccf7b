package io.tributary.portal.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;

/**
 * Makes papers: PDF/A-3 that screen readers can read, from a template. The same words make the same
 * bytes each time.
 */
public final class Papers {
    private static final String PRODUCER = "Tributary";
    private static final String FAMILY = "Liberation Sans";

    /**
     * What a paper says of itself.
     *
     * @param number of the document, which names the bytes too
     * @param extraMetadata further descriptions for the XMP packet; empty for none
     * @param extraSchemas the PDF/A extension schemas that these need; empty for none
     */
    public record Description(
            String title,
            String author,
            String number,
            LocalDate day,
            String extraMetadata,
            String extraSchemas) {
        /** One without anything extra. */
        public static Description of(String title, String author, String number, LocalDate day) {
            return new Description(title, author, number, day, "", "");
        }
    }

    /** Something more to be put into a paper before it is written. */
    public interface Finish {
        /** Nothing more. */
        Finish NONE = _ -> {};

        /**
         * Puts it in.
         *
         * @throws IOException as PDFBox does
         */
        void into(PDDocument pdf) throws IOException;
    }

    private final TemplateEngine templates;

    /** What every paper is printed with; read with the first one, so that no start waits for it. */
    private static final class Material {
        static final byte[] REGULAR = resource("/liberation/LiberationSans-Regular.ttf");
        static final byte[] BOLD = resource("/liberation/LiberationSans-Bold.ttf");
        static final String CSS = new String(resource("/portal/paper.css"), UTF_8);
        static final String XMP = new String(resource("/portal/paper.xmp"), UTF_8);
        static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    }

    public Papers(TemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * Prints.
     *
     * @param template of well-formed XHTML, with the one parameter {@code page}
     */
    public byte[] print(String template, Object page, Description description, Finish finish) {
        var builder = new PdfRendererBuilder();
        builder.withHtmlContent(html(template, page), null);
        builder.useFont(
                () -> new ByteArrayInputStream(Material.REGULAR),
                FAMILY,
                400,
                FontStyle.NORMAL,
                true);
        builder.useFont(
                () -> new ByteArrayInputStream(Material.BOLD), FAMILY, 700, FontStyle.NORMAL, true);
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(Material.COLOURS);
        builder.withProducer(PRODUCER);
        try (var renderer = builder.buildPdfRenderer();
                var out = new ByteArrayOutputStream()) {
            renderer.createPDFWithoutClosing();
            var pdf = renderer.getPdfDocument();
            describe(pdf, description);
            finish.into(pdf);
            pdf.setDocumentId((long) description.number().hashCode());
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException("the paper of " + description.title(), failed);
        }
    }

    /** What is printed, before it is. */
    public String html(String template, Object page) {
        var out = new StringOutput();
        templates.render(template + ".jte", page, out);
        return out.toString()
                .strip()
                .replace("</head>", "<style>" + Material.CSS + "</style></head>");
    }

    private void describe(PDDocument pdf, Description description) throws IOException {
        var info = new PDDocumentInformation();
        info.setTitle(description.title());
        info.setAuthor(description.author());
        info.setProducer(PRODUCER);
        info.setCreationDate(start(description.day()));
        info.setModificationDate(start(description.day()));
        pdf.setDocumentInformation(info);
        var words =
                Material.XMP
                        .replace("{more}", description.extraMetadata())
                        .replace("{schemas}", description.extraSchemas())
                        .replace("{title}", safe(description.title()))
                        .replace("{author}", safe(description.author()))
                        .replace("{producer}", PRODUCER)
                        .replace("{date}", description.day() + "T00:00:00+00:00");
        var metadata = new PDMetadata(pdf, new ByteArrayInputStream(words.getBytes(UTF_8)));
        pdf.getDocumentCatalog().setMetadata(metadata);
    }

    /** The beginning of a day as PDFBox wants it. */
    public static Calendar start(LocalDate day) {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        return calendar;
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** What is on the class path under that name. */
    public static byte[] resource(String name) {
        try (var stream = Papers.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return stream.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(name, failed);
        }
    }
}
