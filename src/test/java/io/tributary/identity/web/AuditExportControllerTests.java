package io.tributary.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditExportControllerTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain | \"plain\"",
                "with \"quotes\" | \"with \"\"quotes\"\"\"",
                "=HYPERLINK(1) | \"'=HYPERLINK(1)\"",
                "@sum | \"'@sum\""
            })
    void a_cell_is_quoted_and_never_a_formula(String value, String cell) {
        assertThat(AuditExportController.cell(value)).isEqualTo(cell);
    }
}
