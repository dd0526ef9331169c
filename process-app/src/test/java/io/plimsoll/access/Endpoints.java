package io.plimsoll.access;

import io.plimsoll.web.security.AccessRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Finds all that answers: controllers, actuator, static files, and what the filters of the security chains serve. */
final class Endpoints {

    /** Filters that answer requests themselves, and the addresses at which they do; not to be found out by asking. */
    private static final Map<String, List<String>> FILTERS = Map.ofEntries(
            Map.entry("OAuth2AuthorizationRequestRedirectFilter", List.of("GET /oauth2/authorization/plimsoll")),
            Map.entry("OAuth2LoginAuthenticationFilter", List.of("GET /login/oauth2/code/plimsoll")),
            Map.entry("FreshLogin", List.of()),
            Map.entry("LogoutFilter", List.of("POST /logout")),
            Map.entry("UsernamePasswordAuthenticationFilter", List.of("POST /issuer/login")),
            Map.entry("OAuth2AuthorizationEndpointFilter", List.of("GET /issuer/oauth2/authorize")),
            Map.entry("OAuth2TokenEndpointFilter", List.of("POST /issuer/oauth2/token")),
            Map.entry("OAuth2TokenIntrospectionEndpointFilter", List.of("POST /issuer/oauth2/introspect")),
            Map.entry("OAuth2TokenRevocationEndpointFilter", List.of("POST /issuer/oauth2/revoke")),
            Map.entry(
                    "OAuth2AuthorizationServerMetadataEndpointFilter",
                    List.of("GET /.well-known/oauth-authorization-server/issuer")),
            Map.entry("NimbusJwkSetEndpointFilter", List.of("GET /issuer/oauth2/jwks")),
            Map.entry(
                    "OidcProviderConfigurationEndpointFilter", List.of("GET /issuer/.well-known/openid-configuration")),
            Map.entry("OidcUserInfoEndpointFilter", List.of("GET /issuer/userinfo")),
            Map.entry("OidcLogoutEndpointFilter", List.of("GET /issuer/connect/logout")),
            Map.entry("OAuth2ProtectedResourceMetadataFilter", List.of("GET /.well-known/oauth-protected-resource")));

    private final ApplicationContext context;

    Endpoints(ApplicationContext context) {
        this.context = context;
    }

    /** All of them as {@code METHOD pattern}, with what is declared in the code where it can be. */
    SortedMap<String, Optional<AccessRule>> all() {
        SortedMap<String, Optional<AccessRule>> all = new TreeMap<>(controllers());
        context.getBeansOfType(AbstractUrlHandlerMapping.class).values().forEach(mapping -> mapping.getHandlerMap()
                .keySet()
                .forEach(path -> all.put("GET " + path, Optional.empty())));
        filters().stream()
                .flatMap(filter -> FILTERS.getOrDefault(filter, List.of()).stream())
                .forEach(endpoint -> all.put(endpoint, Optional.empty()));
        return all;
    }

    private SortedMap<String, Optional<AccessRule>> controllers() {
        SortedMap<String, Optional<AccessRule>> found = new TreeMap<>();
        methods().forEach((info, method) -> names(info).forEach(name -> found.put(name, AccessRule.of(method))));
        return found;
    }

    /** Endpoints of ours that say nothing of who may call them. */
    List<String> undeclared() {
        return methods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("io.plimsoll"))
                .filter(entry -> AccessRule.of(entry.getValue()).isEmpty())
                .map(entry -> entry.getValue().getShortLogMessage())
                .toList();
    }

    private Map<RequestMappingInfo, HandlerMethod> methods() {
        Map<RequestMappingInfo, HandlerMethod> all = new java.util.HashMap<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> all.putAll(mapping.getHandlerMethods()));
        return all;
    }

    private static List<String> names(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        String verb = methods.isEmpty()
                ? "ANY"
                : methods.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
        return info.getPatternValues().stream().map(path -> verb + " " + path).toList();
    }

    /** The simple names of the filters in all chains. */
    Set<String> filters() {
        return context.getBeansOfType(org.springframework.security.web.SecurityFilterChain.class).values().stream()
                .flatMap(chain -> chain.getFilters().stream())
                .map(filter -> filter.getClass().getSimpleName())
                .collect(Collectors.toSet());
    }

    /** Filters that might answer by themselves, by their names, and that nobody has listed. */
    List<String> unlistedFilters() {
        return filters().stream()
                .filter(name ->
                        name.matches(".*(Endpoint|Login|Logout|Redirect|Metadata|UsernamePassword|WebAuthn|Ott).*"))
                .filter(name -> !FILTERS.containsKey(name))
                .sorted()
                .toList();
    }
}
