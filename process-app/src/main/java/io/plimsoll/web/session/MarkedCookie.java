package io.plimsoll.web.session;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.springframework.session.web.http.CookieSerializer;

/**
 * Gives the browser a session's id with a mark beside it that only this installation can make. Sessions are rows, and a
 * backup or a replica shows their ids: without the mark they open nothing.
 */
final class MarkedCookie implements CookieSerializer {

    private static final char BETWEEN = '.';

    private final CookieSerializer cookie;
    private final Seal seal;

    MarkedCookie(CookieSerializer cookie, Seal seal) {
        this.cookie = cookie;
        this.seal = seal;
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        String id = value.getCookieValue();
        // an empty one takes the cookie away
        String marked = id.isEmpty() ? id : id + BETWEEN + seal.mark(id);
        cookie.writeCookieValue(new CookieValue(value.getRequest(), value.getResponse(), marked));
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return cookie.readCookieValues(request).stream()
                .map(this::id)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> id(String marked) {
        int end = marked.lastIndexOf(BETWEEN);
        if (end < 0) {
            return Optional.empty();
        }
        String id = marked.substring(0, end);
        return MessageDigest.isEqual(bytes(seal.mark(id)), bytes(marked.substring(end + 1)))
                ? Optional.of(id)
                : Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
