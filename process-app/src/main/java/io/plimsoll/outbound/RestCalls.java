package io.plimsoll.outbound;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Talks to interfaces of the REST kind, with the same care as webhooks. */
@Component
public class RestCalls {

    private final OutboundHttp http;

    RestCalls(OutboundHttp http) {
        this.http = http;
    }

    /** Whether an address has the form of one that is called; where it leads to is looked at each time it is. */
    public boolean isCallable(URI to) {
        return http.isCallable(to);
    }

    public Outcome get(URI from, Map<String, String> headers) {
        return http.exchange("GET", from, headers, null, "");
    }

    public Outcome postJson(URI to, Map<String, String> headers, String json) {
        return http.exchange("POST", to, headers, json.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    /** As browsers send forms, and as issuers of tokens want to be asked. */
    public Outcome postForm(URI to, Map<String, String> headers, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return http.exchange(
                "POST", to, headers, body.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
