package io.plimsoll.web.security;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Tenancy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands in front of every controller and asks what it declares: who may call it, whether the client that the request
 * names is the actor's to see, and whether it needs a fresh sign-in. The features check again, since jobs and mails call
 * them too; this gate makes sure that nothing is reachable because somebody forgot to. What runs behind it is bound to
 * the actor's clients.
 */
@Configuration(proxyBeanMethods = false)
class AccessGate implements HandlerInterceptor, WebMvcConfigurer {

    private final CurrentActor current;
    private final SignInFreshness freshness;

    AccessGate(CurrentActor current, SignInFreshness freshness) {
        this.current = current;
        this.freshness = freshness;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpRequestMethodNotSupportedException {
        if ("OPTIONS".equals(request.getMethod())) {
            // answered by the framework with what an address takes; nobody calls us from another origin
            throw new HttpRequestMethodNotSupportedException(request.getMethod());
        }
        if (!(handler instanceof HandlerMethod endpoint)) {
            return true;
        }
        AccessRule rule = AccessRule.of(endpoint)
                .orElseThrow(() -> new IllegalStateException(endpoint.getShortLogMessage() + " declares no @Access"));
        if (rule.everybody()) {
            return true;
        }
        Actor actor = current.of(request)
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
        rule.require(actor);
        NamedClients.in(request, endpoint).forEach(client -> requireScope(client, actor));
        freshness.require(endpoint, request, actor);
        Tenancy.bind(actor.scope());
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception fault) {
        Tenancy.release();
    }

    private static void requireScope(String client, Actor actor) {
        if (!ClientId.isValid(client)) {
            throw new NotVisible();
        }
        actor.requireClient(new ClientId(client));
    }
}
