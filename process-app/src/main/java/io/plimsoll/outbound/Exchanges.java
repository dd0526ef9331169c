package io.plimsoll.outbound;

import java.net.URI;
import java.util.Map;
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
        Outcome outcome = http.exchange("POST", to, Map.of(), body, mediaType);
        if (outcome instanceof Outcome.Answered answered) {
            return answered.isTaken()
                    ? new Answer.Heard(answered.content())
                    : new Answer.Nothing("Answered with status " + answered.status());
        }
        return new Answer.Nothing(
                outcome instanceof Outcome.NotAllowed not ? not.reason() : ((Outcome.NoAnswer) outcome).reason());
    }
}
