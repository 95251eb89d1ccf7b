package io.tributary.identity.web;

import io.tributary.identity.Members;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.FormInput;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What was typed about a member. */
record MemberForm(
        @Nullable String email,
        @Nullable String name,
        @Nullable String affiliation,
        @Nullable String verification,
        @Nullable String method,
        @Nullable String source,
        @Nullable String groups) {
    static final MemberForm FRESH = new MemberForm("", "", "member", "none", "", "by hand", "");

    /** Read, with everything that is wrong; the entry is null when something is. */
    record Reading(Members.@Nullable Entry entry, List<InputError> errors) {}

    static MemberForm of(Members.Entry entry) {
        return new MemberForm(
                entry.email(),
                entry.name(),
                entry.affiliation().code(),
                entry.verification().code(),
                entry.method(),
                entry.source(),
                String.join(", ", entry.groups()));
    }

    MemberForm withEmail(String fixed) {
        return new MemberForm(fixed, name, affiliation, verification, method, source, groups);
    }

    Reading read() {
        var input = new FormInput();
        var address = input.email("email", email);
        var called = input.line("name", name, 200);
        var belongs =
                input.choice(
                        "affiliation",
                        affiliation,
                        code ->
                                Arrays.stream(Members.Affiliation.values())
                                        .filter(one -> one.code().equals(code))
                                        .findFirst(),
                        Members.Affiliation.MEMBER);
        var sure =
                input.choice(
                        "verification",
                        verification,
                        code ->
                                Arrays.stream(Members.Verification.values())
                                        .filter(one -> one.code().equals(code))
                                        .findFirst(),
                        Members.Verification.NONE);
        var how = Objects.toString(method, "").isBlank() ? null : input.line("method", method, 100);
        var from = input.line("source", source, 100);
        var belongsTo = groups(input);
        if (sure == Members.Verification.VERIFIED && how == null) {
            input.error("method", "Say how it was verified.");
        }
        return input.isGood()
                ? new Reading(
                        new Members.Entry(address, called, belongs, sure, how, from, belongsTo),
                        List.of())
                : new Reading(null, input.errors());
    }

    private List<String> groups(FormInput input) {
        var named =
                Arrays.stream(Objects.toString(groups, "").split(",", -1))
                        .map(String::strip)
                        .filter(group -> !group.isEmpty())
                        .distinct()
                        .toList();
        if (named.size() > 50 || named.stream().anyMatch(group -> group.length() > 100)) {
            input.error("groups", "At most 50 groups of at most 100 characters each.");
        }
        return named;
    }
}
