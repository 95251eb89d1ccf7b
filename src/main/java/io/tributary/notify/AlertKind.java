package io.tributary.notify;

import io.tributary.identity.Role;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A kind of alert. Declared by the module that raises it.
 *
 * @param code its stable name, like an event's: {@code usage.threshold}
 * @param label what people call it
 * @param when a sentence: when it is raised
 * @param told the roles that may know of it
 * @param mailed those of them that get a mail unless they say otherwise
 */
public record AlertKind(String code, String label, String when, Set<Role> told, Set<Role> mailed) {
    private static final Pattern CODE = Pattern.compile("[a-z]+([._][a-z]+)*");

    public AlertKind {
        told = Set.copyOf(told);
        mailed = Set.copyOf(mailed);
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("no code of an alert: " + code);
        }
        if (told.isEmpty() || !told.containsAll(mailed)) {
            throw new IllegalArgumentException(code + " is told to nobody, or mailed past them");
        }
    }

    /** A kind that everybody may know of, and that owners and admins get by mail. */
    public static AlertKind of(String code, String label, String when) {
        return new AlertKind(
                code, label, when, Set.of(Role.values()), Set.of(Role.OWNER, Role.ADMIN));
    }

    /** The same, for these roles only. */
    public AlertKind toldTo(Role... roles) {
        return new AlertKind(code, label, when, Set.of(roles), Set.of(roles));
    }

    /** The same, mailed to these roles unless they say otherwise. */
    public AlertKind mailedTo(Role... roles) {
        return new AlertKind(code, label, when, told, Set.of(roles));
    }

    /** What somebody in that role is told as long as they say nothing. */
    AlertChoice usual(Role role) {
        return new AlertChoice(mailed.contains(role), told.contains(role));
    }
}
