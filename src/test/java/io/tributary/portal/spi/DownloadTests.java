package io.tributary.portal.spi;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.Csv;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;

class DownloadTests {
    @Test
    void a_table_is_saved_under_its_name_and_kept_in_no_cache() {
        var csv = new Csv("day", "calls");
        csv.row("2027-01-31", 7);

        var answer = Download.of("usage.csv", csv);

        assertThat(answer.getBody()).isEqualTo("day,calls\r\n2027-01-31,7\r\n".getBytes(UTF_8));
        assertThat(answer.getHeaders().getFirst("Content-Type"))
                .isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.getHeaders().getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename=\"usage.csv\"");
        assertThat(answer.getHeaders().getFirst("Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    void a_name_of_any_letters_is_told_to_those_who_can_read_it() {
        var answer = new MockHttpServletResponse();

        Download.announce(answer, "Verträge \"neu\"\r\n.pdf", MediaType.APPLICATION_PDF);

        assertThat(answer.getHeader("Content-Disposition"))
                .startsWith("attachment; filename=")
                .contains("filename*=UTF-8''Vertr%C3%A4ge%20%22neu%22%0D%0A.pdf");
    }
}
