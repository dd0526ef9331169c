package io.plimsoll.web.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ties the session of a request to somebody who was let in by a code, or who waits for one. Never together with a
 * sign-in: one session is one person.
 */
public final class GuestOfRequest {

    private static final String GUEST = "PLIMSOLL_GUEST";
    private static final String BROWSER = "PLIMSOLL_CODE_BROWSER";
    private static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private GuestOfRequest() {}

    /** Who was let in with this session; empty where somebody is signed in with it. */
    public static Optional<String> guest(HttpServletRequest request) {
        return hasAccount(request) ? Optional.empty() : text(request, GUEST);
    }

    /** Whether somebody is signed in with an account, in the browser that sends this. */
    public static boolean hasAccount(HttpServletRequest request) {
        return SessionOfRequest.signIn(request) != null;
    }

    /** What only this browser was given when it asked for a code, "" where it never did. */
    public static String browser(HttpServletRequest request) {
        return text(request, BROWSER).orElse("");
    }

    /** The same, given to it now where it has none. */
    public static String browserThatAsks(HttpServletRequest request) {
        return text(request, BROWSER).orElseGet(() -> {
            byte[] bytes = new byte[BYTES];
            RANDOM.nextBytes(bytes);
            String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            request.getSession().setAttribute(BROWSER, made);
            return made;
        });
    }

    /** A new session with nothing in it but who was let in: whoever knew the old one knows nothing. */
    public static void begin(HttpServletRequest request, String guest, Duration idle) {
        forget(request);
        HttpSession session = request.getSession();
        session.setMaxInactiveInterval(Math.toIntExact(idle.toSeconds()));
        session.setAttribute(GUEST, guest);
    }

    /** Ends the session, whatever was in it. */
    public static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Whoever signs in with this session is that person from now on. */
    static @Nullable String giveWay(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String guest = session == null ? null : (String) session.getAttribute(GUEST);
        if (session != null) {
            session.removeAttribute(GUEST);
            session.removeAttribute(BROWSER);
        }
        return guest;
    }

    private static Optional<String> text(HttpServletRequest request, String name) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((String) session.getAttribute(name));
    }
}
