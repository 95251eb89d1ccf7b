package io.tributary.gateway.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Field;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The list of keys.
 *
 * @param next the address of older keys; null when there are none
 * @param mayChange whether the visitor's role may create and end keys
 */
record KeysPage(
        List<KeyRow> keys,
        @Nullable String first,
        @Nullable String next,
        boolean mayChange,
        List<String> origins,
        Field origin,
        List<InputError> errors) {}
