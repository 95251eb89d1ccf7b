package io.tributary.desk.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import java.util.List;

/** The feature switches. */
record SwitchesPage(List<Row> rows, Form form, Table history) {
    /** One switch. */
    record Row(String title, String description, Badge stands, List<String> apart) {
        Row {
            apart = List.copyOf(apart);
        }
    }

    /** Puts one over. */
    record Form(
            List<InputError> errors,
            Choices what,
            Choices position,
            Field organization,
            Field reason) {
        Form {
            errors = List.copyOf(errors);
        }
    }

    SwitchesPage {
        rows = List.copyOf(rows);
    }
}
