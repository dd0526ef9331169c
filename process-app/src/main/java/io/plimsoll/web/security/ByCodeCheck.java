package io.plimsoll.web.security;

import io.plimsoll.guest.Guest;
import io.plimsoll.guest.Guests;
import io.plimsoll.web.session.GuestOfRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks at each request whether who came in by a code still may; whoever may not is nobody. */
final class ByCodeCheck extends OncePerRequestFilter {

    private final Guests guests;

    ByCodeCheck(Guests guests) {
        this.guests = guests;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> session = GuestOfRequest.guest(request);
        Optional<Guest> guest = session.flatMap(guests::at);
        if (guest.isPresent()) {
            SecurityContext now = SecurityContextHolder.createEmptyContext();
            now.setAuthentication(new ByCodeToken(guest.get()));
            SecurityContextHolder.setContext(now);
        } else if (session.isPresent()) {
            GuestOfRequest.forget(request);
        }
        chain.doFilter(request, response);
    }
}
