package io.plimsoll.web.page;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A body of a mail as an answer of its own, in which nothing runs or loads. Our own pages may frame it: browsers heed
 * frame-ancestors and not the X-Frame-Options of the security chain (CSP Level 3, section 7.4.1).
 */
final class MailBody {

    private static final String SANDBOX = "sandbox";
    private static final String WITH_LINKS = SANDBOX + " allow-popups allow-popups-to-escape-sandbox";

    private static final String NOTHING_ELSE = "; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'self'";

    private MailBody() {}

    static ResponseEntity<String> html(String content) {
        return answer(content, MediaType.TEXT_HTML, SANDBOX);
    }

    /** A link opens a tab of its own, outside the sandbox. */
    static ResponseEntity<String> htmlWithLinks(String content) {
        return answer(content, MediaType.TEXT_HTML, WITH_LINKS);
    }

    static ResponseEntity<String> text(String content) {
        return answer(content, MediaType.TEXT_PLAIN, SANDBOX);
    }

    private static ResponseEntity<String> answer(String content, MediaType type, String sandbox) {
        return ResponseEntity.ok()
                .contentType(new MediaType(type, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", sandbox + NOTHING_ELSE)
                .body(content);
    }
}
