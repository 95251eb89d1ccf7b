package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VatIdTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATU13585627",
                "BE0428759497",
                "DE136695976",
                "DK13585628",
                "FI20774740",
                "FR40303265045",
                "HR33392005961",
                "IT00743110157",
                "LU15027442",
                "NL004495445B01",
                "PL8567346215",
                "PT501964843",
                "SE556188840401",
                "SI50223054",
                "DE 136 695 976",
                "EL094259216",
            })
    void numbers_as_the_states_give_them_are_taken(String number) {
        assertThat(VatId.parse(number)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DE",
                "DE136695978",
                "ATU13585626",
                "BE0428759498",
                "DK13585627",
                "FR41303265045",
                "IT00743110158",
                "PL8567346216",
                "US123456789",
                "DE13669597",
            })
    void a_wrong_digit_or_form_is_refused(String number) {
        assertThat(VatId.parse(number)).isEmpty();
    }
}
