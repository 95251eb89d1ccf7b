package io.tributary.identity.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import java.util.List;

/** The form to sign up with. */
record SignUpPage(
        List<InputError> errors,
        Field companyName,
        Field email,
        Field useCase,
        Field password,
        Choices tier) {
    private static final List<Choices.Option> TIERS =
            List.of(
                    new Choices.Option(
                            "starter",
                            "Starter",
                            "60 requests a minute, 10,000 calls a day, batches of 10."),
                    new Choices.Option(
                            "professional",
                            "Professional",
                            "300 requests a minute, 100,000 calls a day, batches of 50."),
                    new Choices.Option(
                            "enterprise",
                            "Enterprise",
                            "1,000 requests a minute, 1,000,000 calls a day, batches of 100. Live"
                                    + " calls need a contract."),
                    new Choices.Option(
                            "research",
                            "Research",
                            "100 requests a minute, 50,000 calls a day, batches of 20. Live calls"
                                    + " need a contract."));

    static SignUpPage of(SignUpForm form, List<InputError> errors) {
        return new SignUpPage(
                errors,
                Field.text("company_name", "Company name")
                        .autocomplete("organization")
                        .value(form.companyName())
                        .errors(errors),
                Field.email("email", "Work e-mail")
                        .hint("We mail a link there. Whoever opens it becomes the owner.")
                        .value(form.email())
                        .errors(errors),
                Field.text("use_case", "What do you want to do?")
                        .type("textarea")
                        .longest(2000)
                        .hint("One or two sentences will do.")
                        .value(form.useCase())
                        .errors(errors),
                Field.password("password", "Password", "new-password")
                        .hint(
                                "At least 10 characters. Without one you sign in by mailed links or"
                                        + " a passkey.")
                        .optional()
                        .errors(errors),
                Choices.of("tier", "Tier", TIERS)
                        .chosen(form.tier() == null ? "starter" : form.tier())
                        .errors(errors));
    }
}
