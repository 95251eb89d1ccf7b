package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.platform.AddressRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
    void a_file_tells_the_country_of_a_network(@TempDir Path directory) throws IOException {
        var file =
                new CountryFile()
                        .with("203.0.113.0/24", Map.of("country", Map.of("iso_code", "PT")))
                        .with("198.51.100.128/25", Map.of("country", Map.of("iso_code", "JP")))
                        .with("2001:db8::/32", Map.of("country", Map.of("iso_code", "BR")))
                        .with("192.0.2.0/24", Map.of("continent", Map.of("code", "EU")))
                        .write(directory.resolve("countries.mmdb"));

        var known = Country.database(file);

        assertThat(of(known, "203.0.113.9")).isEqualTo("PT");
        assertThat(of(known, "198.51.100.128")).isEqualTo("JP");
        assertThat(of(known, "198.51.100.127")).isEqualTo("ZZ");
        assertThat(of(known, "2001:db8:1::1")).isEqualTo("BR");
        assertThat(of(known, "2001:db9::1")).isEqualTo("ZZ");
        assertThat(of(known, "192.0.2.1")).as("a network without a country").isEqualTo("ZZ");
    }

    private static String of(Country known, String address) {
        return known.of(new MockHttpServletRequest(), InetAddress.ofLiteral(address));
    }

    @Test
    void a_file_of_another_kind_keeps_the_server_from_starting(@TempDir Path directory)
            throws IOException {
        var file = Files.writeString(directory.resolve("countries.mmdb"), "PT,203.0.113.0/24");

        assertThatThrownBy(() -> Country.database(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("countries.mmdb");
    }

    @Test
    void a_database_that_is_not_there_keeps_the_server_from_starting() {
        assertThatThrownBy(() -> Country.database(Path.of("no-such-file.mmdb")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no-such-file.mmdb");
    }
}
