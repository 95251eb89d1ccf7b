package io.tributary.identity.web;

import io.tributary.identity.DemoAccounts;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Field;

import java.util.List;

/**
 * The ways in.
 *
 * @param next where to go afterwards, inside this server
 * @param demo who may enter the world of examples; told to visitors of this machine alone
 */
record SignInPage(
        List<InputError> errors,
        Field email,
        Field password,
        Field linkEmail,
        String next,
        List<DemoAccounts.DemoAccount> demo) {
    SignInPage {
        errors = List.copyOf(errors);
        demo = List.copyOf(demo);
    }

    static SignInPage of(
            String typed,
            String next,
            List<InputError> errors,
            List<DemoAccounts.DemoAccount> demo) {
        return new SignInPage(
                errors,
                Field.email("email", "E-mail")
                        .autocomplete("username webauthn")
                        .value(typed)
                        .errors(errors),
                Field.password("password", "Password", "current-password").errors(errors),
                Field.email("link_email", "E-mail for the link").value(typed).errors(errors),
                next,
                demo);
    }
}
