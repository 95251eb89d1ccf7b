package io.tributary.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;

import io.tributary.billing.DocumentFixtures;
import io.tributary.billing.InvoiceDocument;
import io.tributary.portal.spi.Papers;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mustangproject.validator.ZUGFeRDValidator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

class InvoicePaperTests {
    private static final InvoicePaper PAPER =
            new InvoicePaper(
                    new Papers(
                            TemplateEngine.createPrecompiled(
                                    null, ContentType.Html, null, "io.tributary")));

    @TempDir Path directory;

    static Stream<InvoiceDocument> documents() {
        return DocumentFixtures.all();
    }

    /** PDF/A-3 by veraPDF, the attachment and its description by the rules of Factur-X. */
    @ParameterizedTest
    @MethodSource("documents")
    void the_paper_is_archivable_and_carries_its_data(InvoiceDocument document) throws IOException {
        var file = Files.write(Files.createTempFile(directory, "a", ".pdf"), PAPER.print(document));

        var report = new ZUGFeRDValidator().validate(file.toString());

        assertThat(report).contains("status=\"valid\"").doesNotContain("status=\"invalid\"");
        assertThat(report).doesNotContain("<error").contains("flavour=3a", "isCompliant=true");
    }

    @Test
    void the_paper_says_what_the_document_says() throws IOException {
        var text = text(DocumentFixtures.domestic());

        assertThat(text)
                .contains(
                        "INV-2026-000042",
                        "Gut & Söhne GmbH",
                        "5,950.00 EUR",
                        "VAT DE, 19 %",
                        "DE89 3704 0044 0532 0130 00",
                        "Price api-starter v1",
                        "Page 1 of 1");
        assertThat(text(DocumentFixtures.yen())).contains("1,194 JPY");
        assertThat(text(DocumentFixtures.reverseCharge())).contains("Reverse charge");
        assertThat(text(DocumentFixtures.creditNote()))
                .contains("Credit note", "Corrects", "INV-2026-000041");
    }

    @Test
    void the_same_document_makes_the_same_bytes() {
        var document = DocumentFixtures.domestic();

        assertThat(PAPER.print(document)).isEqualTo(PAPER.print(document));
    }

    private static String text(InvoiceDocument document) throws IOException {
        try (var pdf = Loader.loadPDF(PAPER.print(document))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    /** The picture is left in target/paper, for those who want to look. */
    @ParameterizedTest
    @MethodSource("documents")
    void the_paper_is_drawn_on_one_page(InvoiceDocument document) throws IOException {
        var pictures = Files.createDirectories(Path.of("target", "paper"));
        try (var pdf = Loader.loadPDF(PAPER.print(document))) {
            var picture = new PDFRenderer(pdf).renderImageWithDPI(0, 110);
            var name = document.number() + "-" + document.gross() + ".png";
            ImageIO.write(picture, "png", pictures.resolve(name).toFile());

            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(picture.getWidth()).isGreaterThan(900);
        }
    }
}
