package io.tributary.identity.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import java.util.List;

/**
 * Who vouches for the organization's people.
 *
 * @param kept whether an issuer was saved
 * @param names the proven names whose addresses sign in through it
 * @param outside staff with other addresses, who are no owners
 * @param returns the addresses to register with the issuer
 */
record IssuerPage(
        List<InputError> errors,
        boolean kept,
        List<Field> fields,
        Choices newcomers,
        boolean required,
        List<String> names,
        List<String> outside,
        List<String> returns) {
    IssuerPage {
        errors = List.copyOf(errors);
        fields = List.copyOf(fields);
        names = List.copyOf(names);
        outside = List.copyOf(outside);
        returns = List.copyOf(returns);
    }
}
