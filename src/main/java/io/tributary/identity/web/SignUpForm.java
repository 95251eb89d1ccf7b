package io.tributary.identity.web;

import io.tributary.identity.Passwords;
import io.tributary.identity.SignUps;
import io.tributary.identity.Tier;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.FormInput;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What somebody signs up with, from the page or as JSON: the same five fields. */
record SignUpForm(
        @Nullable String companyName,
        @Nullable String email,
        @Nullable String useCase,
        @Nullable String tier,
        @Nullable String password) {
    /** How much JSON is read, in bytes. */
    static final int LONGEST_BODY = 16 * 1024;

    private static final Set<String> FIELDS =
            Set.of("company_name", "email", "use_case", "tier", "password");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * Read, with everything that is wrong; the application means something only when nothing is.
     */
    record Reading(SignUps.Application application, List<InputError> errors) {}

    /**
     * Reads a JSON object.
     *
     * @throws ProblemException {@link PlatformProblem#MALFORMED_JSON}, or {@link
     *     PlatformProblem#INVALID_INPUT} with a pointer for each error
     */
    static SignUps.Application parse(byte[] body) {
        if (body.length > LONGEST_BODY) {
            throw new ProblemException(PlatformProblem.TOO_LARGE, "At most 16 KiB are read.");
        }
        var errors = new ArrayList<InputError>();
        var texts = texts(body, errors);
        var form =
                new SignUpForm(
                        texts.get("company_name"),
                        texts.get("email"),
                        texts.get("use_case"),
                        texts.get("tier"),
                        texts.get("password"));
        var reading = form.read();
        reading.errors().stream()
                .filter(
                        error ->
                                errors.stream()
                                        .noneMatch(
                                                seen ->
                                                        seen.pointer()
                                                                .equals("/" + error.pointer())))
                .map(error -> new InputError("/" + error.pointer(), error.detail()))
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    PlatformProblem.INVALID_INPUT,
                    "Something in the body is not valid; nothing was done.",
                    errors);
        }
        return reading.application();
    }

    private static Map<String, String> texts(byte[] body, List<InputError> errors) {
        try {
            var root = JSON.readTree(body);
            if (!root.isObject()) {
                throw new ProblemException(
                        PlatformProblem.MALFORMED_JSON, "The body is not a JSON object.");
            }
            var texts = new LinkedHashMap<String, String>();
            root.properties()
                    .forEach(
                            property -> {
                                var pointer =
                                        "/"
                                                + property.getKey()
                                                        .replace("~", "~0")
                                                        .replace("/", "~1");
                                var value = property.getValue();
                                if (!FIELDS.contains(property.getKey())) {
                                    errors.add(new InputError(pointer, "There is no such field."));
                                } else if (value.isString()) {
                                    texts.put(property.getKey(), value.stringValue());
                                } else if (!value.isNull()) {
                                    errors.add(new InputError(pointer, "This is a string."));
                                }
                            });
            return texts;
        } catch (JacksonException malformed) {
            throw new ProblemException(
                    PlatformProblem.MALFORMED_JSON,
                    "The body is not JSON: " + malformed.getOriginalMessage());
        }
    }

    Reading read() {
        var input = new FormInput();
        var application =
                new SignUps.Application(
                        input.line("company_name", companyName, 200),
                        input.email("email", email),
                        input.text("use_case", useCase, 2000),
                        input.choice("tier", tier, Tier::ofCode, Tier.STARTER),
                        password == null || password.isEmpty() ? null : password);
        var chosen = application.password();
        if (chosen != null && !Passwords.isAcceptable(chosen)) {
            input.error(
                    "password",
                    "A password has between "
                            + Passwords.SHORTEST
                            + " and "
                            + Passwords.LONGEST
                            + " characters.");
        }
        return new Reading(application, input.errors());
    }
}
