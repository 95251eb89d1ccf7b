package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTests {
    @ParameterizedTest
    @CsvSource({
        "match.example.com, match.example.com",
        "' Match.Example.COM. ', match.example.com",
        "https://match.example.com/path?x, match.example.com",
        "match.example.com:8443, match.example.com",
        "bücher.example, xn--bcher-kva.example",
        "lantern.localhost, lantern.localhost"
    })
    void is_read_as_people_type_it(String typed, String name) {
        assertThat(DomainName.of(typed)).contains(new DomainName(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example",
                "10.0.0.1",
                "[::1]",
                "-a.example",
                "a..example",
                "a b.example",
                "a_b.example",
                "*.example.com",
                "a.example\u0000.com"
            })
    void nothing_else_is_a_name(String typed) {
        assertThat(DomainName.of(typed)).isEmpty();
    }
}
