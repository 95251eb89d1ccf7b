package io.tributary.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTests {
    @Test
    void is_kept_in_lower_case() {
        assertThat(Email.of(" Ann.Smith+Test@Example.COM ")).contains("ann.smith+test@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.com",
                "ann@",
                "ann@-x.com",
                "a b@example.com",
                "a@b@c.com",
                "ann@exa\nmple.com",
                "ann@example.com\r\nBcc: x@y.z"
            })
    void is_not_anything_else(String typed) {
        assertThat(Email.of(typed)).isEmpty();
    }
}
