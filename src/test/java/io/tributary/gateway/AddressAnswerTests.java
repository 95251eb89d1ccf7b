package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.AddressRange;

import org.junit.jupiter.api.Test;

import java.util.List;

class AddressAnswerTests {
    private static final List<AddressRange> ALLOWED =
            List.of(range("203.0.113.0/24"), range("198.51.100.0/28"), range("2001:db8::/32"));

    private static AddressRange range(String text) {
        return AddressRange.parse(text);
    }

    private static AddressAnswer answer(String asked) {
        return AddressAnswer.of(ALLOWED, range(asked));
    }

    @Test
    void an_address_passes_by_the_range_it_is_in() {
        assertThat(answer("203.0.113.9")).isEqualTo(new AddressAnswer.Passes(ALLOWED.getFirst()));
        assertThat(answer("203.0.113.128/25"))
                .isEqualTo(new AddressAnswer.Passes(ALLOWED.getFirst()));
        assertThat(answer("::ffff:203.0.113.9"))
                .isEqualTo(new AddressAnswer.Passes(ALLOWED.getFirst()));
        assertThat(answer("2001:db8:1::1")).isEqualTo(new AddressAnswer.Passes(ALLOWED.getLast()));
    }

    @Test
    void a_range_that_is_wider_passes_in_part() {
        assertThat(answer("203.0.112.0/23"))
                .isEqualTo(new AddressAnswer.Partly(ALLOWED.getFirst()));
        assertThat(answer("::/0")).isInstanceOf(AddressAnswer.Partly.class);
    }

    @Test
    void what_is_refused_is_told_the_nearest_range() {
        assertThat(answer("198.51.100.16")).isEqualTo(new AddressAnswer.Refused(ALLOWED.get(1)));
        assertThat(answer("203.0.112.1")).isEqualTo(new AddressAnswer.Refused(ALLOWED.getFirst()));
        assertThat(answer("2001:db9::1")).isEqualTo(new AddressAnswer.Refused(ALLOWED.getLast()));
    }

    @Test
    void an_empty_list_lets_everybody_pass() {
        assertThat(AddressAnswer.of(List.of(), range("192.0.2.1")))
                .isEqualTo(new AddressAnswer.Passes(null));
    }
}
