package io.plimsoll.web.issuer;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where this process listens. Known once it does, so nothing may ask while beans are made. */
@Component
@Profile("embedded")
class OwnAddress {

    /** The names by which a browser on this machine may call it; any other is refused. */
    static final List<String> HOSTS = List.of("127.0.0.1", "localhost");

    private final Environment environment;

    OwnAddress(Environment environment) {
        this.environment = environment;
    }

    /** Whether there is a port at all; not so in tests without one. */
    boolean isKnown() {
        return environment.containsProperty("local.server.port");
    }

    /** The address to show and to use. */
    String base() {
        return base(HOSTS.get(0));
    }

    /** The address under one of the {@link #HOSTS}. */
    String base(String host) {
        return "http://" + host + ":" + environment.getRequiredProperty("local.server.port");
    }

    /** The issuer identifier. */
    String issuer() {
        return base() + EmbeddedIssuer.PATH;
    }

    /** Whether this is our issuer identifier, under whichever of our names it was called. */
    boolean isIssuer(String iss) {
        return HOSTS.stream().map(this::base).anyMatch(base -> iss.equals(base + EmbeddedIssuer.PATH));
    }
}
