package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.platform.AddressRange;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;

class CountryTests {
    private static final InetAddress CLIENT = InetAddress.ofLiteral("203.0.113.9");

    private final Country told =
            Country.header("X-Country", List.of(AddressRange.parse("10.0.0.0/8")));

    private String told(String peer, String value) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        request.addHeader("X-Country", value);
        return told.of(request, CLIENT);
    }

    @Test
    void a_proxy_that_is_trusted_tells_the_country() {
        assertThat(told("10.1.2.3", "PT")).isEqualTo("PT");
    }

    @Test
    void from_anybody_else_the_header_says_nothing() {
        assertThat(told("203.0.113.9", "PT")).isEqualTo("ZZ");
    }

    @Test
    void what_is_no_code_of_a_country_says_nothing() {
        assertThat(told("10.1.2.3", "Portugal")).isEqualTo("ZZ");
        assertThat(told("10.1.2.3", "pt")).isEqualTo("ZZ");
    }

    @Test
    void without_a_source_all_is_unknown() {
        assertThat(Country.UNKNOWN.of(new MockHttpServletRequest(), CLIENT)).isEqualTo("ZZ");
    }

    @Test
    void a_database_that_is_not_there_keeps_the_server_from_starting() {
        assertThatThrownBy(() -> Country.database(Path.of("no-such-file.mmdb")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no-such-file.mmdb");
    }
}
