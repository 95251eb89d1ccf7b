package io.tributary.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

class CsvTests {
    @Test
    void quotes_what_must_be_quoted() {
        var csv = new Csv("name", "calls");
        csv.row("said \"yes\", twice", 3L);
        csv.row("two\nlines", null);

        assertThat(csv)
                .hasToString("name,calls\r\n\"said \"\"yes\"\", twice\",3\r\n\"two\nlines\",\r\n");
    }

    @Test
    void gives_a_spreadsheet_no_formula() {
        var csv = new Csv("=cmd()");
        csv.row("+1", -1L, "@x");

        assertThat(csv).hasToString("'=cmd()\r\n'+1,-1,'@x\r\n");
    }

    @Test
    void writes_amounts_in_full_and_leaves_their_sign() {
        assertThat(
                        Csv.line(
                                new BigDecimal("-12.50"),
                                new BigDecimal("1E+3"),
                                new BigDecimal("0E-8")))
                .isEqualTo("-12.50,1000,0.00000000\r\n");
    }
}
