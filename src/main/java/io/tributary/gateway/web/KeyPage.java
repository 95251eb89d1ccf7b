package io.tributary.gateway.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import java.util.List;

/**
 * One key.
 *
 * @param consequence what revoking it means
 */
record KeyPage(
        KeyRow key,
        boolean mayChange,
        Choices overlap,
        Field addresses,
        String consequence,
        List<InputError> errors) {}
