package io.tributary.gateway.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import java.util.List;

/** The form for a new key. */
record NewKeyPage(
        Field name,
        Choices mode,
        Choices scopes,
        Choices expiry,
        Field addresses,
        List<InputError> errors) {}
