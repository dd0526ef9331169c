package io.plimsoll.outbound;

import java.net.URI;
import org.apache.hc.core5.http.ContentType;
import org.springframework.stereotype.Component;

/** Asks servers that answer with bytes, as timestamp authorities do. */
@Component
public class Exchanges {

    private final OutboundHttp http;

    Exchanges(OutboundHttp http) {
        this.http = http;
    }

    /** Asks once; trying again is the caller's. */
    public Answer post(URI to, String mediaType, byte[] body) {
        return http.ask(to, ContentType.create(mediaType), body);
    }
}
