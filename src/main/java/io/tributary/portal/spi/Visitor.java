package io.tributary.portal.spi;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who is looking at a page, as far as its frame needs to know.
 *
 * @param name what to call them; null when nobody is signed in
 * @param organization the organization they are working for at the moment; null when there is none
 * @param organizations all they may switch to
 * @param home where their own pages begin
 * @param lookingUntil until when they look at the organization's pages without working for it,
 *     changing nothing; null when they do not
 */
public record Visitor(
        @Nullable String name,
        @Nullable String email,
        @Nullable OrganizationChoice organization,
        List<OrganizationChoice> organizations,
        Home home,
        @Nullable Instant lookingUntil) {
    /** Nobody is signed in. */
    public static final Visitor NOBODY = new Visitor(null, null, null, List.of(), Home.FRONT, null);

    /**
     * One organization to work for.
     *
     * @param role what they are there, in words
     */
    public record OrganizationChoice(String id, String name, String role) {}

    public Visitor {
        organizations = List.copyOf(organizations);
    }

    public boolean isSignedIn() {
        return name != null;
    }

    /** The organizations they may switch to, without the one they work for. */
    public List<OrganizationChoice> others() {
        return organizations.stream().filter(choice -> !choice.equals(organization)).toList();
    }

    /** One or two letters that stand for the name in a small circle. */
    public String initials() {
        return name == null
                ? ""
                : Arrays.stream(name.strip().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .limit(2)
                        .map(
                                word ->
                                        new String(
                                                Character.toChars(
                                                        Character.toUpperCase(
                                                                word.codePointAt(0)))))
                        .collect(Collectors.joining());
    }
}
