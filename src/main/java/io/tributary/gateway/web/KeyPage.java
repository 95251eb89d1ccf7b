package io.tributary.gateway.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;

import java.util.List;

/**
 * One key.
 *
 * @param signed whether it takes signed calls only
 * @param consequence what revoking it means
 */
record KeyPage(
        KeyRow key,
        boolean mayChange,
        Choices overlap,
        boolean signed,
        String consequence,
        List<InputError> errors) {}
