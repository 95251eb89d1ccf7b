package io.tributary.portal.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.InputError;

import org.junit.jupiter.api.Test;

class FormInputTests {
    private final FormInput input = new FormInput();

    @Test
    void what_may_be_left_out_is_checked_all_the_same() {
        assertThat(input.optionalLine("region", null, 5)).isEmpty();
        assertThat(input.optionalLine("region", "  ", 5)).isEmpty();
        assertThat(input.optionalLine("region", " Tyrol ", 5)).isEqualTo("Tyrol");
        assertThat(input.isGood()).isTrue();

        input.optionalLine("region", "Bavaria", 5);
        input.optionalLine("vatId", "DE\n1", 5);

        assertThat(input.errors())
                .containsExactly(
                        new InputError("region", "This has at most 5 characters; yours has 7."),
                        new InputError("vatId", "This is one line without control characters."));
    }

    @Test
    void an_address_is_kept_in_small_letters() {
        assertThat(input.email("email", " Ida@Example.COM ")).isEqualTo("ida@example.com");
        assertThat(input.isGood()).isTrue();

        assertThat(input.email("email", "ida at example")).isEmpty();
        assertThat(input.isGood()).isFalse();
    }

    @Test
    void countries_have_names_and_zones_a_place() {
        assertThat(Choices.country("country", "Country").options())
                .contains(new Choices.Option("DE", "Germany"))
                .hasSizeGreaterThan(200);
        assertThat(Choices.isCountry("AT")).isTrue();
        assertThat(Choices.isCountry("XX")).isFalse();
        assertThat(Choices.zone("zone", "Time zone").options())
                .extracting(Choices.Option::value)
                .startsWith("UTC")
                .contains("Europe/Berlin")
                .doesNotContain("Etc/GMT+5", "EST");
    }
}
