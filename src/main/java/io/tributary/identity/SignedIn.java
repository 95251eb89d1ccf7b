package io.tributary.identity;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Anybody who is signed in may come here, whatever they work for. What is a person's own is not
 * shown or changed on the word of the issuer of one organization.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({METHOD, TYPE})
public @interface SignedIn {
    /** Whether a session that an organization's issuer began will do. */
    boolean byIssuer() default false;
}
