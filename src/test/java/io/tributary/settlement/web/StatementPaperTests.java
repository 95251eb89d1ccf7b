package io.tributary.settlement.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;

import io.tributary.portal.spi.Papers;
import io.tributary.settlement.Statement;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mustangproject.validator.ZUGFeRDValidator;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

class StatementPaperTests {
    private static final Papers PAPERS =
            new Papers(
                    TemplateEngine.createPrecompiled(null, ContentType.Html, null, "io.tributary"));

    @TempDir Path directory;

    @Test
    void the_paper_says_what_the_statement_says() throws IOException {
        try (var pdf = Loader.loadPDF(print())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(
                            "SB-2026-000012",
                            "Tanzhaus & Söhne e. V.",
                            "Spring dance, order 4711",
                            "85.50 EUR",
                            "13.53 EUR",
                            "71.97 EUR",
                            "Section 50a, foreign artists.");
        }
    }

    @Test
    void the_paper_is_archivable_and_the_same_each_time() throws IOException {
        var bytes = print();
        var file = Files.write(Files.createTempFile(directory, "a", ".pdf"), bytes);

        assertThat(new ZUGFeRDValidator().validate(file.toString()))
                .contains("flavour=3a", "isCompliant=true");
        assertThat(print()).isEqualTo(bytes);
    }

    private static byte[] print() {
        var house =
                new Statement.Party(
                        "Tributary Platform GmbH",
                        "Uferstraße 12",
                        "10115",
                        "Berlin",
                        "DE",
                        "HRB 000000",
                        "DE136695976");
        var payee =
                new Statement.Party(
                        "Tanzhaus & Söhne e. V.", "Kai 4", "20457", "Hamburg", "DE", "12/3", "");
        return StatementPaper.print(
                PAPERS,
                new UUID(1, 1),
                new Statement.Document(
                        "Statement (self-billed)",
                        "SB-2026-000012",
                        LocalDate.of(2026, 11, 21),
                        LocalDate.of(2026, 11, 1),
                        LocalDate.of(2026, 11, 20),
                        "EUR",
                        house,
                        payee,
                        List.of(
                                new Statement.Line(
                                        LocalDate.of(2026, 11, 2),
                                        "Spring dance, order 4711",
                                        new BigDecimal("85.50"))),
                        new BigDecimal("85.50"),
                        new BigDecimal("13.53"),
                        new BigDecimal("71.97"),
                        "Section 50a, foreign artists",
                        "Bank transfer, •••• 3000"));
    }
}
