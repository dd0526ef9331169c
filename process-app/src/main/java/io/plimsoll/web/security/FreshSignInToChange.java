package io.plimsoll.web.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a controller that changes what weighs as much as a signature: people's rights. Whatever of it is not for looking
 * only needs a sign-in as fresh and strong as a signature does, and is told {@link FreshSignInNeeded} before the
 * controller runs.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface FreshSignInToChange {

    /** The page to come back to, with the variables of the request's own path; "" at the API. */
    String back() default "";
}
