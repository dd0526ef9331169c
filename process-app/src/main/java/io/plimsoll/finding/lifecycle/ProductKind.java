package io.plimsoll.finding.lifecycle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a product with an end of life is; decides which check speaks about it. */
public enum ProductKind {
    OPERATING_SYSTEM("Operating system gets security updates"),
    SERVER("Server gets firmware and parts"),
    NETWORK_DEVICE("Network device gets security updates"),
    APPLICATION("Application gets security updates");

    private final String title;

    ProductKind(String title) {
        this.title = title;
    }

    /** What the check asks, in words. */
    String title() {
        return title;
    }

    /** The word in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The id of the check. */
    public String check() {
        return "eol-" + key();
    }

    static Optional<ProductKind> ofKey(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
