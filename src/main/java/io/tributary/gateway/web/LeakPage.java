package io.tributary.gateway.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Field;

import java.util.List;

/**
 * The page for keys that were found.
 *
 * @param reported whether one was just sent
 */
record LeakPage(Field key, boolean reported, List<InputError> errors) {}
