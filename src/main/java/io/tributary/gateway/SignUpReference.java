package io.tributary.gateway;

import static io.tributary.gateway.ApiSchema.object;
import static io.tributary.gateway.ApiSchema.oneOf;
import static io.tributary.gateway.ApiSchema.text;
import static io.tributary.gateway.ApiSchema.uuid;

import io.tributary.platform.PlatformProblem;

import java.util.List;

/** What the reference says of signing up, which identity answers: it stands below this module. */
final class SignUpReference {
    private static final ApiSchema WANTED =
            object("SignUp")
                    .member("company_name", text(1, 200))
                    .member("email", text(3, 254))
                    .member(
                            "use_case",
                            text(1, 2000).described("What you want to do, in your own words."))
                    .member("tier", oneOf("starter", "professional", "enterprise", "research"))
                    .optional(
                            "password",
                            text(10, 200)
                                    .described("Without one, a link to sign in is mailed.")
                                    .orNull());

    private static final ApiSchema ANSWER =
            object("SignedUp")
                    .member("organization_id", uuid())
                    .member("company_name", text())
                    .member("tier", oneOf("starter", "professional", "enterprise", "research"))
                    .member("status", oneOf("active"))
                    .member("email_confirmation", oneOf("mailed"))
                    .member("api_key", KeyShapes.ISSUED);

    static final ApiReference.Operation OPERATION =
            new ApiReference.Operation(
                    "POST",
                    "/api/partner/signup",
                    "",
                    new ApiDocs(
                            "signUp",
                            "Sign-up",
                            "Sign up",
                            "Makes an organization and its first test key. You own it once the mail"
                                    + " is answered. The answer is the same whether the address is"
                                    + " known or not.",
                            List.of(),
                            new ApiDocs.Body(
                                    WANTED,
                                    """
                                    {
                                      "company_name": "Meander Ltd",
                                      "email": "ada@meander.example",
                                      "use_case": "Matching guests of our events",
                                      "tier": "starter"
                                    }
                                    """),
                            new ApiDocs.Answer(
                                    201,
                                    "The organization and its first test key.",
                                    new ApiDocs.Body(
                                            ANSWER,
                                            """
                                            {
                                              "organization_id": "019a9c1e-7f00-7abc-8def-0123456789ab",
                                              "company_name": "Meander Ltd",
                                              "tier": "starter",
                                              "status": "active",
                                              "email_confirmation": "mailed",
                                              "api_key": %s
                                            }
                                            """
                                                    .formatted(KeyShapes.ISSUED_EXAMPLE.strip()))),
                            List.of()),
                    List.of(
                            PlatformProblem.INVALID_INPUT,
                            PlatformProblem.MALFORMED_JSON,
                            PlatformProblem.INSECURE_TRANSPORT,
                            PlatformProblem.TOO_MANY_ATTEMPTS));

    private SignUpReference() {}
}
