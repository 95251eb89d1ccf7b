package io.tributary.settlement.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import java.util.List;

/**
 * Who is paid, when, where to, and what they are told.
 *
 * @param errors of the form that was sent last
 */
record PayoutSettingsPage(
        List<Tab> tabs,
        Profile profile,
        Schedule schedule,
        List<Method> methods,
        MethodFields method,
        List<NoticeRow> notices,
        boolean agreed,
        String withholding,
        String terms,
        List<InputError> errors) {
    /** Who it is. */
    record Profile(
            List<Field> address,
            Choices country,
            List<Field> contact,
            Choices kind,
            List<Field> tax,
            Choices form,
            Choices documents) {}

    /** When it is paid. */
    record Schedule(Choices schedule, Field anchor, Choices zone) {}

    /** A way to be paid that there is. */
    record Method(String currency, String kind, String holder, String to, String minimum) {}

    /** A way to be paid, to be added or changed. */
    record MethodFields(Choices currency, Choices kind, List<Field> fields) {}

    /** What one is told of something, by mail and on the page. */
    record NoticeRow(Choices mail, Choices portal) {}
}
