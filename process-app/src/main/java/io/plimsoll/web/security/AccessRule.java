package io.plimsoll.web.security;

import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * What {@link Access} declares for one endpoint.
 *
 * @param everybody whether nobody need be signed in
 * @param roles one of which is needed; empty asks for none
 * @param everyClient whether the actor must not be limited to some clients
 * @param byCode whether it is for those without an account, who came in by a code; all others are for nobody of them
 */
public record AccessRule(boolean everybody, Set<Role> roles, boolean everyClient, boolean byCode) {

    private static final AccessRule ANYONE = new AccessRule(true, Set.of(), false, false);
    private static final AccessRule SIGNED_IN = new AccessRule(false, Set.of(), false, false);
    private static final AccessRule BY_CODE = new AccessRule(false, Set.of(), false, true);

    /** Controllers that are not ours and can carry no annotation. */
    private static final List<String> OPEN_TO_ANYONE = List.of("org.springdoc.webmvc.api.OpenApiWebMvcResource");

    public AccessRule {
        roles = Set.copyOf(roles);
    }

    /** The rule of an endpoint, its method's before its class's; empty where none is declared. */
    public static Optional<AccessRule> of(HandlerMethod endpoint) {
        if (OPEN_TO_ANYONE.contains(endpoint.getBeanType().getName())) {
            return Optional.of(ANYONE);
        }
        return Stream.of(endpoint.getMethod(), endpoint.getBeanType())
                .flatMap(place -> declared(place).stream())
                .findFirst();
    }

    private static Optional<AccessRule> declared(AnnotatedElement place) {
        if (carries(place, Access.Anyone.class)) {
            return Optional.of(ANYONE);
        } else if (carries(place, Access.SignedIn.class)) {
            return Optional.of(SIGNED_IN);
        } else if (carries(place, Access.ByCode.class)) {
            return Optional.of(BY_CODE);
        }
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(place, Access.class))
                .map(access -> new AccessRule(false, Set.of(access.value()), access.everyClient(), false));
    }

    private static boolean carries(AnnotatedElement place, Class<? extends Annotation> kind) {
        return AnnotatedElementUtils.hasAnnotation(place, kind);
    }

    /** Whether the actor's roles, and their reach, are enough. */
    public boolean allows(Actor actor) {
        if (!everybody && byCode != actor.isByCode()) {
            return false;
        }
        boolean holds = roles.isEmpty() || roles.stream().anyMatch(actor.roles()::contains);
        return holds && (!everyClient || actor.scope().all());
    }

    /**
     * @throws AccessDenied where they are not
     */
    void require(Actor actor) {
        if (!allows(actor)) {
            throw new AccessDenied();
        }
    }
}
