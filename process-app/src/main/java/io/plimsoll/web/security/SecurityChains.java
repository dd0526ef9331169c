package io.plimsoll.web.security;

import io.plimsoll.identity.SigningDemand;
import io.plimsoll.web.session.BearerStandings;
import io.plimsoll.web.session.SessionOfRequest;
import io.plimsoll.web.session.SignInCheck;
import io.plimsoll.web.session.SignIns;
import io.plimsoll.web.session.SiteAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * Lets people and machines in: bearer tokens at the API, sign-in at the issuer everywhere else. Which issuer that is,
 * the embedded one or Keycloak, makes no difference here. What each may do is decided by the features, by the actor.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    /** The name of the one client registration; part of the redirect address that issuers know. */
    static final String REGISTRATION = "plimsoll";

    static final String SIGN_IN = "/oauth2/authorization/" + REGISTRATION;

    /** Where challenges say that the API describes itself (RFC 9728); answered by the framework. */
    private static final String RESOURCE_METADATA = "/.well-known/oauth-protected-resource";

    /** How the API is used; says nothing about anybody. */
    private static final String DESCRIPTION = "/api/v1/openapi";

    /** Whoever answers for a system shows it by a signature over the answer, not by a token. */
    private static final String GATEWAY_ANSWERS = "/api/v1/gateway/answers";

    private static final String FRAGMENT_REQUEST = "HX-Request";

    private static final String[] PUBLIC = {
        "/actuator/health",
        "/actuator/health/**",
        "/assets/**",
        "/favicon*",
        "/error",
        SignInPages.GOODBYE,
        SignInPages.FAILED,
        BackChannelLogout.PATH
    };

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, JwtDecoder tokens, BearerStandings standings, ContentPolicy policy)
            throws Exception {
        return http.securityMatcher("/api/**", RESOURCE_METADATA)
                .authorizeHttpRequests(requests -> requests.requestMatchers(DESCRIPTION, GATEWAY_ANSWERS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(
                                jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(new CurrentBearers(standings)))
                        .authenticationEntryPoint(bearerChallenge())
                        .accessDeniedHandler(bearerRefusal()))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(bearerChallenge()).accessDeniedHandler(bearerRefusal()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(policy::applyToApi)
                .addFilterBefore(IssuerOutage.atApi(), SecurityContextHolderFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            ClientRegistrationRepository registrations,
            JwtDecoder tokens,
            SignIns signIns,
            SessionOfRequest sessions,
            SiteAddress site,
            ContentPolicy policy,
            SigningDemand signing,
            DoorEvents door,
            Clock clock)
            throws Exception {
        HttpSessionRequestCache cache = wantedPages();
        SignInOutcome outcome = new SignInOutcome(cache);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .oauth2Login(login -> login.loginPage(SIGN_IN)
                        .authorizedClientRepository(sessions)
                        .tokenEndpoint(at -> at.accessTokenResponseClient(IssuerHttp.codes()))
                        .authorizationEndpoint(to ->
                                to.authorizationRequestResolver(new SignInRequests(registrations, signing, clock)))
                        .userInfoEndpoint(back -> back.oidcUserService(new SignedInPeople(tokens, signing)))
                        .successHandler(outcome)
                        .failureHandler(door.told(outcome)))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(toSignIn())
                        .accessDeniedHandler(door.told(new AccessDeniedHandlerImpl())))
                .logout(logout -> logout.addLogoutHandler((request, response, person) -> endSignIn(signIns, request))
                        .addLogoutHandler(new HeaderWriterLogoutHandler(
                                new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE)))
                        .logoutSuccessHandler(signOutAtIssuer(registrations, site)))
                .csrf(csrf -> csrf.ignoringRequestMatchers(BackChannelLogout.PATH))
                .requestCache(wanted -> wanted.requestCache(cache))
                .headers(policy::applyTo)
                .addFilterBefore(IssuerOutage.atSignIn(registrations), SecurityContextHolderFilter.class)
                .addFilterBefore(new SignInCheck(signIns), AnonymousAuthenticationFilter.class)
                .build();
    }

    private static AuthenticationEntryPoint bearerChallenge() {
        BearerTokenAuthenticationEntryPoint header = new BearerTokenAuthenticationEntryPoint();
        return (request, response, refusal) -> {
            header.commence(request, response, refusal);
            response.sendError(response.getStatus());
        };
    }

    private static AccessDeniedHandler bearerRefusal() {
        BearerTokenAccessDeniedHandler header = new BearerTokenAccessDeniedHandler();
        return (request, response, refusal) -> {
            header.handle(request, response, refusal);
            response.sendError(response.getStatus());
        };
    }

    /**
     * A person is led to sign in. A fragment cannot show that page: the browser is told to load the whole page again.
     * Whoever takes no pages at all is a script, and told so.
     */
    private static AuthenticationEntryPoint toSignIn() {
        LoginUrlAuthenticationEntryPoint redirect = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
        MediaTypeRequestMatcher takesPages = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        return (request, response, refusal) -> {
            if (request.getHeader(FRAGMENT_REQUEST) != null) {
                response.setHeader("HX-Refresh", "true");
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
            } else if (request.getAttribute(SignInCheck.OVER) != null && isPage(request)) {
                response.sendRedirect(SignInPages.over(request));
            } else if (takesPages.matches(request)) {
                redirect.commence(request, response, refusal);
            } else {
                response.sendError(HttpStatus.UNAUTHORIZED.value());
            }
        };
    }

    /**
     * Remembers the page that a link of a mail led to, and not the fragments and images that a page loads. Without a
     * parameter of the framework's in its address, which null stands for.
     */
    @SuppressWarnings("NullAway")
    private static HttpSessionRequestCache wantedPages() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(SecurityChains::isPage);
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static boolean isPage(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return "GET".equals(request.getMethod())
                && request.getHeader(FRAGMENT_REQUEST) == null
                && (destination == null || destination.equals("document"));
    }

    private static void endSignIn(SignIns signIns, HttpServletRequest request) {
        String signIn = SessionOfRequest.signIn(request);
        if (signIn != null) {
            signIns.end(signIn);
        }
    }

    private static OidcClientInitiatedLogoutSuccessHandler signOutAtIssuer(
            ClientRegistrationRepository registrations, SiteAddress site) {
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        handler.setPostLogoutRedirectUri(site.base() + SignInPages.GOODBYE);
        return handler;
    }
}
