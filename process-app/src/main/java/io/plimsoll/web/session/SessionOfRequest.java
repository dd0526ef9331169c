package io.plimsoll.web.session;

import io.plimsoll.guest.Guests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.stereotype.Component;

/**
 * Ties the session of a request to a sign-in. The framework hands over a person's tokens here; they go into the row of
 * the sign-in and nowhere else.
 */
@Component
public class SessionOfRequest implements OAuth2AuthorizedClientRepository {

    /** The attribute of the session that names the sign-in. */
    static final String SIGN_IN = "PLIMSOLL_SIGN_IN";

    private final SignIns signIns;
    private final Guests guests;

    SessionOfRequest(SignIns signIns, Guests guests) {
        this.signIns = signIns;
        this.guests = guests;
    }

    /** The sign-in that the request's session remembers, null where there is none. */
    public static @Nullable String signIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(SIGN_IN);
    }

    /** Has the request's session remember a sign-in. */
    static void remember(HttpServletRequest request, String signIn) {
        request.getSession().setAttribute(SIGN_IN, signIn);
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient tokens,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!(person.getPrincipal() instanceof CurrentUser user)) {
            throw new IllegalArgumentException("Nobody signs in here any other way");
        }
        // whoever came in by a code before is somebody with an account from now on
        String guest = GuestOfRequest.giveWay(request);
        if (guest != null) {
            guests.leave(guest);
        }
        OAuth2RefreshToken refresh = tokens.getRefreshToken();
        remember(
                request,
                signIns.begin(
                        signIn(request),
                        user.getIdToken(),
                        user.rights(),
                        refresh == null ? "" : refresh.getTokenValue()));
    }

    /** Nobody takes tokens out again: calls in a person's name are not made from here. */
    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication person, HttpServletRequest request) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication person, HttpServletRequest request, HttpServletResponse response) {
        String signIn = signIn(request);
        if (signIn != null) {
            signIns.end(signIn);
        }
    }
}
