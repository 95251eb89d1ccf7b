package io.tributary.portal.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.InputError;

import org.junit.jupiter.api.Test;

import java.util.List;

class FieldTests {
    private static final List<InputError> ERRORS =
            List.of(
                    new InputError("/company_name", "Say who you are."),
                    new InputError("email", "Not an address."));

    @Test
    void finds_its_own_error_by_pointer_or_by_name() {
        assertThat(Field.text("company_name", "Company").errors(ERRORS).error())
                .isEqualTo("Say who you are.");
        assertThat(Field.email("email", "E-mail").errors(ERRORS).error())
                .isEqualTo("Not an address.");
        assertThat(Field.text("use_case", "Use").errors(ERRORS).error()).isNull();
    }

    @Test
    void is_described_by_what_is_shown() {
        var field = Field.text("name", "Name");
        assertThat(field.describedBy()).isNull();
        assertThat(field.hint("One line").describedBy()).isEqualTo("field-name-hint");
        assertThat(
                        field.hint("One line")
                                .errors(List.of(new InputError("name", "Too long.")))
                                .describedBy())
                .isEqualTo("field-name-hint field-name-error");
    }

    @Test
    void stands_where_the_summary_of_errors_links_to() {
        assertThat(Form.id("/company_name")).isEqualTo(Field.text("company_name", "Company").id());
    }
}
