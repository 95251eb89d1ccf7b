package io.tributary.billing.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import io.tributary.billing.InvoiceDocument;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;

/**
 * A document as PDF/A-3 with its Cross Industry Invoice inside (Factur-X, ZUGFeRD). Drawn anew from
 * the frozen document whenever it is asked for, the same bytes each time.
 */
final class InvoicePaper {
    private static final String ATTACHMENT = "factur-x.xml";
    private static final String PRODUCER = "Tributary";
    private static final String FAMILY = "Liberation Sans";

    private final TemplateEngine templates;
    private final byte[] regular = resource("/liberation/LiberationSans-Regular.ttf");
    private final byte[] bold = resource("/liberation/LiberationSans-Bold.ttf");
    private final String css = new String(resource("/billing/paper.css"), UTF_8);
    private final String xmp = new String(resource("/billing/paper.xmp"), UTF_8);
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    InvoicePaper(TemplateEngine templates) {
        this.templates = templates;
    }

    byte[] print(InvoiceDocument document) {
        var page = PaperPage.of(document);
        var builder = new PdfRendererBuilder();
        builder.withHtmlContent(html(page), null);
        builder.useFont(
                () -> new ByteArrayInputStream(regular), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> new ByteArrayInputStream(bold), FAMILY, 700, FontStyle.NORMAL, true);
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(colours);
        builder.withProducer(PRODUCER);
        try (var renderer = builder.buildPdfRenderer();
                var out = new ByteArrayOutputStream()) {
            renderer.createPDFWithoutClosing();
            var pdf = renderer.getPdfDocument();
            describe(pdf, page, document);
            attach(pdf, document);
            pdf.setDocumentId((long) document.number().hashCode());
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException("the paper of " + page.title(), failed);
        }
    }

    String html(PaperPage page) {
        var out = new StringOutput();
        templates.render("billing/web/paper.jte", page, out);
        return out.toString().strip().replace("</head>", "<style>" + css + "</style></head>");
    }

    private void describe(PDDocument pdf, PaperPage page, InvoiceDocument document)
            throws IOException {
        var info = new PDDocumentInformation();
        info.setTitle(page.title());
        info.setAuthor(document.seller().name());
        info.setProducer(PRODUCER);
        info.setCreationDate(day(document));
        info.setModificationDate(day(document));
        pdf.setDocumentInformation(info);
        var words =
                xmp.replace("{title}", safe(page.title()))
                        .replace("{author}", safe(document.seller().name()))
                        .replace("{producer}", PRODUCER)
                        .replace("{date}", document.issuedOn() + "T00:00:00+00:00");
        var metadata = new PDMetadata(pdf, new ByteArrayInputStream(words.getBytes(UTF_8)));
        pdf.getDocumentCatalog().setMetadata(metadata);
    }

    private static void attach(PDDocument pdf, InvoiceDocument document) throws IOException {
        var xml = document.cii();
        var file = new PDEmbeddedFile(pdf, new ByteArrayInputStream(xml));
        file.setSubtype("text/xml");
        file.setSize(xml.length);
        file.setCreationDate(day(document));
        file.setModDate(day(document));
        var attachment = new PDComplexFileSpecification();
        attachment.setFile(ATTACHMENT);
        attachment.setFileUnicode(ATTACHMENT);
        attachment.setFileDescription("The document as data (Factur-X, EN 16931)");
        attachment.setEmbeddedFile(file);
        attachment.setEmbeddedFileUnicode(file);
        attachment
                .getCOSObject()
                .setItem(COSName.getPDFName("AFRelationship"), COSName.getPDFName("Alternative"));
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(ATTACHMENT, attachment));
        var catalog = pdf.getDocumentCatalog();
        var names = new PDDocumentNameDictionary(catalog);
        names.setEmbeddedFiles(tree);
        catalog.setNames(names);
        var associated = new COSArray();
        associated.add(attachment);
        catalog.getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    }

    private static Calendar day(InvoiceDocument document) {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(
                document.issuedOn().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        return calendar;
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static byte[] resource(String name) {
        try (var stream = InvoicePaper.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return stream.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(name, failed);
        }
    }
}
