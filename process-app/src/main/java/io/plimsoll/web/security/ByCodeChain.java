package io.plimsoll.web.security;

import io.plimsoll.guest.Guests;
import io.plimsoll.noncompliance.ByCode;
import io.plimsoll.web.session.SiteAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * Lets people in who came by a code, to the addresses below one root and to nothing else: at all other chains they are
 * nobody. Who is signed in with an account is nobody here.
 */
@Configuration(proxyBeanMethods = false)
class ByCodeChain {

    private static final String COOKIE = "PLIMSOLL_FORM";

    private static final MediaTypeRequestMatcher TAKES_PAGES = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);

    static {
        TAKES_PAGES.setUseEquals(true);
    }

    /** Behind the API and before the pages, which take whatever is left. */
    @Bean
    @Order(2)
    SecurityFilterChain byCode(
            HttpSecurity http, Guests guests, SiteAddress site, ContentPolicy policy, DoorEvents door)
            throws Exception {
        return http.securityMatcher(ByCode.ROOT + "/**")
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(ByCode.ROOT + "/over", ByCode.ROOT + "/{number:NC-.*}/**")
                                .permitAll()
                                .requestMatchers(ByCode.ROOT + "/case", ByCode.ROOT + "/case/**")
                                .authenticated()
                                .anyRequest()
                                .denyAll())
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                // who came in is known by the session, and not kept there as a sign-in is: there is nothing to manage
                .sessionManagement(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens(site)))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(errors -> errors.authenticationEntryPoint(over())
                        .accessDeniedHandler(door.told(new AccessDeniedHandlerImpl())))
                .headers(policy::applyTo)
                .addFilterBefore(new ByCodeCheck(guests), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** In a cookie, since a form that a link scanner loads must make no session. Bound to the host where that can be. */
    private static CsrfTokenRepository formTokens(SiteAddress site) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(site.isHttps() ? "__Host-" + COOKIE : COOKIE);
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(site.isHttps()).sameSite("Strict"));
        return tokens;
    }

    /** A page is led to the one that says that it is over; a script is told where that is. */
    private static AuthenticationEntryPoint over() {
        return (request, response, refusal) -> {
            if (TAKES_PAGES.matches(request)) {
                response.sendRedirect(request.getContextPath() + ByCode.ROOT + "/over");
            } else {
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                response.getWriter().write("{\"next\":\"" + ByCode.ROOT + "/over\"}");
            }
        };
    }
}
