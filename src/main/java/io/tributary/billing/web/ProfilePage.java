package io.tributary.billing.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import java.util.List;

/**
 * Who is billed.
 *
 * @param provisional whether the customer has told nothing yet
 */
record ProfilePage(
        boolean provisional,
        List<Field> address,
        Choices country,
        List<Field> contact,
        Choices zone,
        Choices currency,
        List<InputError> errors) {}
