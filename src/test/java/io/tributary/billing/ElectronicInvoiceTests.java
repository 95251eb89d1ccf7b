package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mustangproject.validator.ZUGFeRDValidator;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The official rules of EN 16931 (schemas and Schematron) over what we write. */
class ElectronicInvoiceTests {
    @TempDir Path directory;

    static Stream<InvoiceDocument> documents() {
        return DocumentFixtures.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void cross_industry_invoices_satisfy_the_standard(InvoiceDocument document) throws IOException {
        assertValid(document.cii());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void ubl_satisfies_the_standard(InvoiceDocument document) throws IOException {
        assertValid(document.ubl());
    }

    @Test
    void the_rules_find_a_total_that_is_wrong() throws IOException {
        var wrong = DocumentFixtures.withGross(DocumentFixtures.domestic(), new BigDecimal("1.00"));

        assertThat(report(wrong.cii())).contains("BR-CO-15").contains("invalid");
        assertThat(report(wrong.ubl())).contains("BR-CO-15").contains("invalid");
    }

    private void assertValid(byte[] xml) throws IOException {
        var report = report(xml);
        assertThat(report).contains("status=\"valid\"").doesNotContain("type=\"error\"");
        assertThat(report).doesNotContain("<error");
    }

    private String report(byte[] xml) throws IOException {
        var file = Files.write(Files.createTempFile(directory, "invoice", ".xml"), xml);
        return new ZUGFeRDValidator().validate(file.toString());
    }
}
