package io.tributary.billing.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.billing.InvoiceDocument;
import io.tributary.portal.spi.Papers;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/**
 * A document as PDF/A-3 with its Cross Industry Invoice inside (Factur-X, ZUGFeRD). Drawn anew from
 * the frozen document whenever it is asked for, the same bytes each time.
 */
final class InvoicePaper {
    private static final String ATTACHMENT = "factur-x.xml";
    private static final String TEMPLATE = "billing/web/paper";

    private final Papers papers;
    private final String metadata = new String(Papers.resource("/billing/factur-x.xmp"), UTF_8);
    private final String schema =
            new String(Papers.resource("/billing/factur-x-schema.xmp"), UTF_8);

    InvoicePaper(Papers papers) {
        this.papers = papers;
    }

    byte[] print(InvoiceDocument document) {
        var page = PaperPage.of(document);
        var description =
                new Papers.Description(
                        page.title(),
                        document.seller().name(),
                        document.number(),
                        document.issuedOn(),
                        metadata,
                        schema);
        return papers.print(TEMPLATE, page, description, pdf -> attach(pdf, document));
    }

    String html(PaperPage page) {
        return papers.html(TEMPLATE, page);
    }

    private static void attach(PDDocument pdf, InvoiceDocument document) throws IOException {
        var xml = document.cii();
        var file = new PDEmbeddedFile(pdf, new ByteArrayInputStream(xml));
        file.setSubtype("text/xml");
        file.setSize(xml.length);
        file.setCreationDate(Papers.start(document.issuedOn()));
        file.setModDate(Papers.start(document.issuedOn()));
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
}
