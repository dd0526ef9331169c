package io.plimsoll.web.session;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

/** The session of somebody whom a test makes up, in the database like every other. */
public final class MadeUpSession {

    private MadeUpSession() {}

    /** The cookie of a browser in which a person with these claims has just signed in. */
    public static Cookie of(Map<String, Object> claims, ApplicationContext application) {
        Rights rights = Rights.of(claims);
        OidcIdToken identity = OidcIdToken.withTokenValue("made-up")
                .claims(all -> all.putAll(claims))
                .issuer("https://issuer.test.example")
                .build();
        String signIn = application
                .getBean(SignIns.class)
                .begin(
                        null,
                        identity,
                        rights,
                        application.getBean(StandInIssuer.class).refreshToken(rights));
        return cookie(
                session(signIn, new CurrentUser(identity, rights), application.getBean(SessionRepository.class)),
                application);
    }

    /** The cookie of a browser in which somebody came in by a code. */
    public static Cookie ofGuest(String guest, ApplicationContext application) {
        return cookie(guestSession(guest, application.getBean(SessionRepository.class)), application);
    }

    private static <S extends Session> String guestSession(String guest, SessionRepository<S> sessions) {
        S session = sessions.createSession();
        session.setAttribute("PLIMSOLL_GUEST", guest);
        sessions.save(session);
        return session.getId();
    }

    private static Cookie cookie(String session, ApplicationContext application) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        application
                .getBean(CookieSerializer.class)
                .writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, session));
        return response.getCookies()[0];
    }

    private static <S extends Session> String session(String signIn, CurrentUser user, SessionRepository<S> sessions) {
        S session = sessions.createSession();
        session.setAttribute(SessionOfRequest.SIGN_IN, signIn);
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(new OAuth2AuthenticationToken(user, List.of(), "plimsoll")));
        sessions.save(session);
        return session.getId();
    }
}
