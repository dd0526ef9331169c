package io.plimsoll.web.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds each request of a browser against its sign-in: whoever has none any more is nobody, and everybody else gets
 * the rights of now instead of those that they came with.
 */
public class SignInCheck extends OncePerRequestFilter {

    /** Sent by parts of a page that load themselves anew without anybody at the keyboard. */
    static final String BY_ITSELF = "Plimsoll-Poll";

    /** Set on a request whose session was found to be over. */
    public static final String OVER = SignInCheck.class.getName() + ".OVER";

    private final SignIns signIns;

    public SignInCheck(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith("/assets/") || path.startsWith("/favicon");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContext context = SecurityContextHolder.getContext();
        if (context.getAuthentication() instanceof OAuth2AuthenticationToken person
                && person.getPrincipal() instanceof OidcUser user) {
            Optional<Rights> rights = rights(request);
            if (rights.isPresent()) {
                SecurityContext now = SecurityContextHolder.createEmptyContext();
                now.setAuthentication(new OAuth2AuthenticationToken(
                        new CurrentUser(user.getIdToken(), rights.get()),
                        person.getAuthorities(),
                        person.getAuthorizedClientRegistrationId()));
                SecurityContextHolder.setContext(now);
            } else {
                forget(request);
            }
        }
        chain.doFilter(request, response);
    }

    private Optional<Rights> rights(HttpServletRequest request) {
        String signIn = SessionOfRequest.signIn(request);
        return signIn == null ? Optional.empty() : signIns.rights(signIn, request.getHeader(BY_ITSELF) == null);
    }

    private static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        request.setAttribute(OVER, true);
    }
}
