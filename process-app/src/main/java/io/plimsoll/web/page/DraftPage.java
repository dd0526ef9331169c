package io.plimsoll.web.page;

import io.plimsoll.identity.Actor;
import io.plimsoll.process.Drafts;
import io.plimsoll.web.security.Access;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Takes what a form has so far, as the person types. */
@Controller
class DraftPage {

    private static final int LARGEST = 128 * 1024;
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Drafts drafts;

    DraftPage(Drafts drafts) {
        this.drafts = drafts;
    }

    @Access.People
    @PutMapping(path = "/tasks/{id}/draft", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void save(@PathVariable String id, InputStream body, Actor actor) throws IOException {
        if (!drafts.save(id, values(body), actor)) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, "This is no draft of the form");
        }
    }

    private static Map<String, @Nullable Object> values(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "The draft is too long");
        }
        try {
            Map<String, @Nullable Object> values = STRICT.readValue(bytes, VALUES);
            return values == null ? Map.of() : values;
        } catch (JacksonException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The body is no JSON object", e);
        }
    }
}
