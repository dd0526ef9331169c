package io.plimsoll.web.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away requests whose shape no part of ours sends: an address that names a parameter twice, of which one part may
 * check the first and another use the second; and a body that is large, or does not say how large it is, where no file
 * is delivered.
 */
@Component
@Order(RequestShape.AFTER_ADDRESS_LIMIT)
class RequestShape extends OncePerRequestFilter {

    static final int AFTER_ADDRESS_LIMIT = AddressLimit.BEFORE_SIGN_IN + 10;

    private static final long LARGEST_BODY = 1024 * 1024;

    /** Several files at once; what each may be is said by {@code plimsoll.attachments}. */
    private static final long LARGEST_ATTACHMENTS = 256 * LARGEST_BODY;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpStatus refusal = refusal(request);
        if (refusal == HttpStatus.OK) {
            chain.doFilter(request, response);
        } else {
            response.sendError(refusal.value());
        }
    }

    private static HttpStatus refusal(HttpServletRequest request) {
        if (request.getQueryString() != null && namesTwice(request.getQueryString())) {
            return HttpStatus.BAD_REQUEST;
        }
        if (Asked.isDelivery(request)) {
            return HttpStatus.OK;
        }
        if (request.getHeader("Transfer-Encoding") != null) {
            return HttpStatus.LENGTH_REQUIRED;
        }
        long largest = Asked.isAttachment(request) ? LARGEST_ATTACHMENTS : LARGEST_BODY;
        return request.getContentLengthLong() > largest ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.OK;
    }

    private static boolean namesTwice(String query) {
        Set<String> names = new HashSet<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty() && !names.add(decoded(pair.split("=", 2)[0]))) {
                return true;
            }
        }
        return false;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }
}
