package io.plimsoll.web.security;

import io.plimsoll.identity.Role;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says who may call an endpoint; asked before the controller runs, and shown in {@code docs/access-matrix.md}. Each
 * method that answers requests carries one of these, or its class does; without one it answers nobody. Whose data is
 * shown is decided by the actor's scope: a client named in the address or form must be in it, and whatever else names
 * a client's thing is checked by the feature that keeps it.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {

    /** Holders of one of these roles may call it. */
    Role[] value();

    /** Whether it concerns all clients at once, so that nobody who is limited to some of them may call it. */
    boolean everyClient() default false;

    /** The MSP's own people. */
    @Access({Role.ANALYST, Role.SERVICE_MANAGER, Role.DIRECTOR, Role.AUDITOR, Role.ADMINISTRATOR})
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Msp {}

    /** People of the MSP and of the clients; no machine. */
    @Access({
        Role.CLIENT_MEMBER,
        Role.CLIENT_SIGNATORY,
        Role.ANALYST,
        Role.SERVICE_MANAGER,
        Role.DIRECTOR,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    })
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface People {}

    /** Whoever is signed in, whatever their roles, machines included; for what is nobody's secret. */
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface SignedIn {}

    /**
     * Whoever came in by a code, and nobody else; whoever did is let in nowhere that says anything else. The case is that
     * of their session, and never one that the request names.
     */
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface ByCode {}

    /** Everybody, signed in or not. */
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Anyone {}
}
