package io.plimsoll.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a completion. Read strictly: an answer may become a signed text, so one that can be understood in two
 * ways (a key twice, something after the end) is not understood at all.
 *
 * @param values by field key
 * @param revision what the person's page was made from
 */
record TaskAnswer(
        Map<String, @Nullable Object> values, @Nullable String revision) {

    /** What was sent, which may lack anything. */
    private record Sent(
            @Nullable Map<String, @Nullable Object> values,
            @Nullable String revision) {}

    /** Twice what an answer may have, so that the form's own message is the usual one. */
    private static final int LARGEST = 128 * 1024;

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static TaskAnswer read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "The answer is too long");
        }
        try {
            Sent sent = STRICT.readValue(bytes, Sent.class);
            if (sent == null || sent.values() == null) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The body has no \"values\"");
            }
            return new TaskAnswer(sent.values(), sent.revision());
        } catch (JacksonException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "The body is not JSON as in {\"values\": {…}}", e);
        }
    }
}
