package io.plimsoll.client;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of service an MSP delivers; controls name the kinds that depend on them. */
public enum ServiceKind {
    HELPDESK("helpdesk"),
    MONITORING("monitoring"),
    PATCHING("patching"),
    ENDPOINT_PROTECTION("endpoint-protection"),
    BACKUP("backup"),
    EMAIL("email"),
    CLOUD("cloud"),
    NETWORK("network"),
    IDENTITY("identity"),
    REMOTE_ACCESS("remote-access"),
    LOGGING("logging"),
    PHISHING_SIMULATION("phishing-simulation"),
    HOSTING("hosting");

    private final String key;

    ServiceKind(String key) {
        this.key = key;
    }

    /** The kebab-case name used in catalogues, tables and forms. */
    public String key() {
        return key;
    }

    /** The kind of that key. */
    public static Optional<ServiceKind> ofKey(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }
}
