package io.tributary.identity.web;

import io.tributary.identity.AllowedFor;
import io.tributary.identity.Open;
import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Role;
import io.tributary.identity.SignedIn;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads at a handler whom its page is for. */
final class Doors {
    /** Whom a page is for. */
    sealed interface Door {}

    /** Anybody. */
    record ForAll() implements Door {}

    /**
     * Anybody who is signed in.
     *
     * @param byIssuer whether an organization's issuer may have vouched for them
     */
    record ForPersons(boolean byIssuer) implements Door {}

    /** Staff of the organization they work for, in one of these roles. */
    record ForStaff(Set<Role> roles) implements Door {
        ForStaff {
            roles = Set.copyOf(roles);
        }
    }

    /** Those who run the house. */
    record ForOperators() implements Door {}

    private Doors() {}

    /**
     * What the method says, or else its class.
     *
     * @throws IllegalStateException when there is not exactly one annotation: such a page is for
     *     nobody
     */
    static Door of(HandlerMethod handler) {
        var own = on(handler.getMethod());
        var doors = own.isEmpty() ? on(handler.getBeanType()) : own;
        if (doors.size() != 1) {
            throw new IllegalStateException(
                    handler.getShortLogMessage()
                            + " says "
                            + doors.size()
                            + " times whom it is for; it takes one of @AllowedFor, @SignedIn,"
                            + " @OperatorOnly, @Open");
        }
        return doors.getFirst();
    }

    private static List<Door> on(AnnotatedElement element) {
        var doors = new ArrayList<Door>();
        var staff = AnnotatedElementUtils.findMergedAnnotation(element, AllowedFor.class);
        if (staff != null) {
            doors.add(new ForStaff(Set.of(staff.value())));
        }
        var person = AnnotatedElementUtils.findMergedAnnotation(element, SignedIn.class);
        if (person != null) {
            doors.add(new ForPersons(person.byIssuer()));
        }
        if (AnnotatedElementUtils.hasAnnotation(element, OperatorOnly.class)) {
            doors.add(new ForOperators());
        }
        if (AnnotatedElementUtils.hasAnnotation(element, Open.class)) {
            doors.add(new ForAll());
        }
        return doors;
    }
}
