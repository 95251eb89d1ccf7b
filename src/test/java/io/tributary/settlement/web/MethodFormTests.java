package io.tributary.settlement.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.FormInput;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class MethodFormTests {
    private static final String IBAN = "DE89 3704 0044 0532 0130 00";

    @ParameterizedTest
    @ValueSource(strings = {"", "COBADEFF", "COBADEFFXXX", "cobadeffxxx"})
    void euros_go_to_an_iban_with_or_without_its_bic(String bic) {
        assertThat(wrong("EUR", IBAN, bic)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "0532-0130-00", "DE88370400440532013000"})
    void euros_go_to_nothing_but_an_iban(String account) {
        assertThat(wrong("EUR", account, "COBADEFFXXX")).containsExactly("destination");
    }

    @ParameterizedTest
    @ValueSource(strings = {"37040044", "COBADEFFX", "COBADEFFXX", "COBADEFFXXXX", "COBA1EFF"})
    void euros_go_to_a_bank_that_its_bic_names(String bic) {
        assertThat(wrong("EUR", IBAN, bic)).containsExactly("bank");
    }

    @Test
    void other_currencies_go_to_a_national_account() {
        assertThat(wrong("USD", "12345678", "021000021")).isEmpty();
    }

    /** The fields that have to be mended. */
    private static List<String> wrong(String currency, String account, String bank) {
        var input = new FormInput();
        new MethodForm(currency, "bank-transfer", "Uferhalle", account, bank, "25").read(input);
        return input.errors().stream().map(InputError::pointer).toList();
    }
}
