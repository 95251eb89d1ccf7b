package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

import java.util.List;

class ClientConnectionsTests {
    private final ClientConnections connections =
            new ClientConnections(
                    List.of(
                            AddressRange.parse("127.0.0.1"),
                            AddressRange.parse("10.0.0.0/8"),
                            AddressRange.parse("fd00::/8")));

    @Test
    void without_a_proxy_the_peer_is_the_client() {
        var connection = connections.of(from("203.0.113.9"));

        assertThat(connection.address().getHostAddress()).isEqualTo("203.0.113.9");
        assertThat(connection.exposed()).isTrue();
        assertThat(connections.of(from("127.0.0.1")).exposed()).isFalse();
    }

    @Test
    void headers_of_a_stranger_say_nothing() {
        var request = from("203.0.113.9");
        request.addHeader("X-Forwarded-For", "198.51.100.1");
        request.addHeader("X-Forwarded-Proto", "https");

        var connection = connections.of(request);

        assertThat(connection.address().getHostAddress()).isEqualTo("203.0.113.9");
        assertThat(connection.secure()).isFalse();
    }

    @Test
    void behind_proxies_the_client_is_the_nearest_address_that_is_none() {
        var request = from("10.0.0.1");
        request.addHeader("X-Forwarded-For", "127.0.0.1, 198.51.100.1, fd00::7, 10.0.0.2");
        request.addHeader("X-Forwarded-Proto", "https");

        var connection = connections.of(request);

        assertThat(connection.address().getHostAddress()).isEqualTo("198.51.100.1");
        assertThat(connection.secure()).isTrue();
        assertThat(connection.exposed()).isFalse();
    }

    @Test
    void behind_a_proxy_only_its_scheme_counts() {
        var plain = from("127.0.0.1");
        plain.addHeader("X-Forwarded-Proto", "http");
        assertThat(connections.of(plain).exposed()).isTrue();

        var silent = from("10.0.0.1");
        silent.addHeader("X-Forwarded-For", "198.51.100.1");
        silent.setSecure(true);
        assertThat(connections.of(silent).exposed()).isTrue();
    }

    @Test
    void garbage_before_a_proxy_ends_the_search() {
        var request = from("10.0.0.1");
        request.addHeader("X-Forwarded-For", "198.51.100.1, example.com");

        assertThat(connections.of(request).address().getHostAddress()).isEqualTo("10.0.0.1");
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(address);
        return request;
    }
}
