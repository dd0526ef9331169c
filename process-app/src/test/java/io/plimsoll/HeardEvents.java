package io.plimsoll;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Listens to the log of security events while it is open; tests beside this one are heard too, so ask for your own. */
public final class HeardEvents implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Logger logger = (Logger) LoggerFactory.getLogger("plimsoll.security");
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    public HeardEvents() {
        heard.start();
        logger.addAppender(heard);
    }

    public List<String> lines() {
        return List.copyOf(heard.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** What this person did, each as in {@code access-denied GET /triage}; "anonymous" and "unknown" are nobody. */
    public List<String> of(String username) {
        return lines().stream()
                .map(JSON::readTree)
                .filter(event -> username.equals(name(event)))
                .map(event -> event.path("message").asString() + " "
                        + event.path("http_request").path("http_method").asString() + " "
                        + event.path("http_request").path("url").path("path").asString())
                .toList();
    }

    private static String name(JsonNode event) {
        JsonNode user = event.has("actor") ? event.path("actor").path("user") : event.path("user");
        return user.isMissingNode()
                ? event.path("actor").path("app_name").asString("")
                : user.path("name").asString();
    }

    @Override
    public void close() {
        logger.detachAppender(heard);
        heard.stop();
    }
}
