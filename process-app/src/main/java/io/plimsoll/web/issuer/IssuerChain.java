package io.plimsoll.web.issuer;

import io.plimsoll.web.security.ContentPolicy;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The chain in front of the embedded issuer. It shares the session cookie with the application but keeps its sign-in,
 * wanted page and form token under names of its own: with shared ones, the sign-in here alone would open the pages.
 */
@Configuration(proxyBeanMethods = false)
@Profile("embedded")
class IssuerChain {

    static final String LOGIN = EmbeddedIssuer.PATH + "/login";

    @Bean
    @Order(1)
    SecurityFilterChain issuer(HttpSecurity http, ContentPolicy policy, Clock clock) throws Exception {
        HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
        contexts.setSpringSecurityContextKey("ISSUER_SECURITY_CONTEXT");
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setSessionAttrName("ISSUER_SAVED_REQUEST");
        HttpSessionCsrfTokenRepository formTokens = new HttpSessionCsrfTokenRepository();
        formTokens.setSessionAttributeName("ISSUER_CSRF");
        return http.securityMatcher(EmbeddedIssuer.PATH + "/**")
                .oauth2AuthorizationServer(IssuerChain::configure)
                .authorizeHttpRequests(requests -> requests.requestMatchers(LOGIN)
                        .permitAll()
                        .requestMatchers(IssuerChain::isSilent)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(
                        form -> form.loginPage(LOGIN).loginProcessingUrl(LOGIN).failureHandler(backToForm()))
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(wanted -> wanted.requestCache(cache))
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(LOGIN)))
                .headers(policy::applyTo)
                .addFilterAfter(new FreshLogin(contexts, clock), SecurityContextHolderFilter.class)
                .build();
    }

    private static void configure(OAuth2AuthorizationServerConfigurer server) {
        server.oidc(oidc -> oidc.logoutEndpoint(logout -> logout.logoutRequestConverter(IssuerChain::logout)
                .errorResponseHandler((request, response, refusal) -> {
                    new SecurityContextLogoutHandler().logout(request, response, null);
                    response.sendRedirect("/goodbye");
                })));
    }

    /** Drops the session id, which the server takes per person and not per browser. */
    private static Authentication logout(HttpServletRequest request) {
        var asked = (OidcLogoutAuthenticationToken) new OidcLogoutAuthenticationConverter().convert(request);
        return new OidcLogoutAuthenticationToken(
                asked.getIdTokenHint(),
                (Authentication) asked.getPrincipal(),
                null,
                asked.getClientId(),
                asked.getPostLogoutRedirectUri(),
                asked.getState());
    }

    /** {@code prompt=none} is answered by the server itself, with an error for whoever is not signed in. */
    private static boolean isSilent(HttpServletRequest request) {
        return request.getRequestURI().equals(EmbeddedIssuer.PATH + "/oauth2/authorize")
                && "none".equals(request.getParameter("prompt"));
    }

    /** Keeps the name that was typed. */
    private static AuthenticationFailureHandler backToForm() {
        return (request, response, refusal) -> response.sendRedirect(UriComponentsBuilder.fromPath(LOGIN)
                .queryParam("error")
                .queryParam("username", "{username}")
                .encode()
                .buildAndExpand(String.valueOf(request.getParameter("username")))
                .toUriString());
    }
}
