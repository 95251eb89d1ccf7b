package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;

class OriginsTests {
    @Test
    void neighbours_in_ipv4_are_two_and_a_site_in_ipv6_is_one() {
        assertThat(origin("203.0.113.9")).isNotEqualTo(origin("203.0.113.10"));
        assertThat(origin("2001:db8::1")).isEqualTo(origin("2001:db8::ffff:2"));
        assertThat(origin("2001:db8::1")).isNotEqualTo(origin("2001:db8:0:1::1"));
        assertThat(origin("::ffff:203.0.113.9")).isEqualTo(origin("203.0.113.9"));
    }

    private static String origin(String address) {
        return Origins.of(InetAddress.ofLiteral(address));
    }
}
