package io.plimsoll;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * What stands against running with these settings in earnest. A profile that belongs to a demo; secrets that are
 * missing, short or known to everybody; connections in clear beyond this machine; addresses nobody else can reach.
 */
class ProductionCheck {

    private static final List<String> FOR_TRYING = List.of("embedded", "demo");

    private static final List<String> SECRETS = List.of(
            "plimsoll.oidc.client-secret",
            "plimsoll.session.key",
            "spring.datasource.password",
            "spring.flyway.password");

    private static final List<String> CALLED_BY_GATEWAY = List.of(
            "plimsoll.gateway.webhook.url", "plimsoll.gateway.ticket.base", "plimsoll.gateway.ticket.oauth2.token");

    private static final List<String> GATEWAY_SECRETS =
            List.of("plimsoll.gateway.webhook.secret", "plimsoll.gateway.ticket.oauth2.client-secret");

    /** Whoever has it may do whatever it does with accounts; without one, nothing is done. */
    private static final String PROVISIONING_SECRET = "plimsoll.provisioning.secret";

    /** Keycloak's own secrets have as many; a key is as long as what it is made of. */
    private static final int SHORTEST_SECRET = 32;

    private static final int SHORTEST_PASSWORD = 12;

    /** In any of our files, or what people type when they mean to change it later. */
    private static final Set<String> KNOWN = Set.of(
            "plimsoll",
            "secret",
            "password",
            "changeme",
            "change-me",
            "changeit",
            "admin",
            "root",
            "test",
            "demo",
            "keycloak");

    private static final String DEMO_MSP = "Northgate IT";

    /** Reserved for examples (RFC 2606): no mail ever arrives. */
    private static final String EXAMPLE = ".example";

    private final ConfigurableEnvironment environment;
    private final List<String> complaints = new ArrayList<>();

    ProductionCheck(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    List<String> complaints() {
        profiles();
        database();
        signIn();
        secrets();
        seal();
        strongbox();
        gateway();
        provisioning();
        publicAddress();
        mail();
        actuator();
        demo();
        return complaints;
    }

    private void profiles() {
        Stream.of(environment.getActiveProfiles())
                .filter(FOR_TRYING::contains)
                .forEach(profile -> complain("profile '" + profile + "'", "is for trying only: leave it out"));
    }

    private void database() {
        String url = text("spring.datasource.url");
        if (!url.startsWith("jdbc:mysql:")) {
            complain("spring.datasource.url", "must name a MySQL database: jdbc:mysql://…");
        } else if (!isHere(host(url.substring("jdbc:".length())))
                && !url.matches(".*[?&]sslMode=VERIFY_(CA|IDENTITY)(&.*)?")) {
            complain("spring.datasource.url", "must ask for sslMode=VERIFY_IDENTITY, as the database is elsewhere");
        }
        String worker = text("spring.datasource.username");
        String owner = text("spring.flyway.user");
        if (worker.isEmpty() || worker.equals("root")) {
            complain("spring.datasource.username", "must name an account of Plimsoll's own");
        }
        if (owner.isEmpty() || owner.equals("root")) {
            complain("spring.flyway.user", "must name an account of Plimsoll's own that may change its tables");
        } else if (owner.equals(worker)) {
            complain("spring.flyway.user", "must be another account than the one that works with the rows");
        }
    }

    private void signIn() {
        requireHttps("plimsoll.oidc.issuer");
        if (text("plimsoll.oidc.client-id").isEmpty()) {
            complain("plimsoll.oidc.client-id", "is missing");
        }
        if (text("plimsoll.signing.acr").isEmpty()) {
            complain("plimsoll.signing.acr", "must say which level of sign-in a signature needs");
        }
    }

    private void secrets() {
        for (String name : SECRETS) {
            if (text(name).isEmpty()) {
                complain(name, "is missing");
            } else {
                requireGood(name, text(name));
            }
        }
    }

    private void requireGood(String name, String secret) {
        int shortest = name.endsWith("password") ? SHORTEST_PASSWORD : SHORTEST_SECRET;
        if (KNOWN.contains(secret.toLowerCase(Locale.ROOT))) {
            complain(name, "is one that everybody knows");
        } else if (secret.length() < shortest || secret.chars().distinct().count() < 8) {
            complain(name, "is too easy to guess: at least " + shortest + " characters by chance");
        }
        if (isOnTheCommandLine(name)) {
            complain(name, "is on the command line, where all users of the machine see it");
        }
    }

    private void seal() {
        String keystore = text("plimsoll.seal.keystore");
        if (keystore.isEmpty()) {
            complain("plimsoll.seal.keystore", "is missing: keys that are made here are no evidence");
        } else if (text("plimsoll.seal.keystore-password").isEmpty()) {
            complain("plimsoll.seal.keystore-password", "is missing");
        } else {
            requireGood("plimsoll.seal.keystore-password", text("plimsoll.seal.keystore-password"));
        }
        if (!text("plimsoll.seal.pkcs11").isEmpty() && isOnTheCommandLine("plimsoll.seal.pkcs11-pin")) {
            complain("plimsoll.seal.pkcs11-pin", "is on the command line, where all users of the machine see it");
        }
        requireCallable("plimsoll.seal.timestamp-authority");
    }

    /** Without one, no address that people enter is kept. */
    private void strongbox() {
        if (!text("plimsoll.strongbox.key").isEmpty()) {
            requireGood("plimsoll.strongbox.key", text("plimsoll.strongbox.key"));
        }
    }

    /** What pauses and ends services: an order that never arrives, or that others can make, is found out here. */
    private void gateway() {
        CALLED_BY_GATEWAY.forEach(this::requireCallable);
        for (String name : GATEWAY_SECRETS) {
            if (!text(name).isEmpty()) {
                requireGood(name, text(name));
            }
        }
    }

    private void requireCallable(String name) {
        if (text(name).startsWith("http://") && !isOn("plimsoll.outbound.plain-http")) {
            complain(name, "is http, which plimsoll.outbound.plain-http does not allow");
        }
    }

    private void provisioning() {
        String secret = text(PROVISIONING_SECRET);
        if (!secret.isEmpty()) {
            requireGood(PROVISIONING_SECRET, secret);
        }
        String issuer = text("plimsoll.provisioning.issuer");
        boolean own = !issuer.isEmpty() && !issuer.equals(text("plimsoll.oidc.issuer"));
        if (own && !issuer.startsWith("https://") && !isHere(host(issuer))) {
            complain("plimsoll.provisioning.issuer", "must begin with https://, as Keycloak is elsewhere");
        }
    }

    private void publicAddress() {
        requireHttps("plimsoll.public-url");
    }

    private void mail() {
        String host = text("spring.mail.host");
        if (host.isEmpty()
                || host.equals("localhost") && text("SPRING_MAIL_HOST").isEmpty()) {
            complain("spring.mail.host", "is the default: name the server that takes our mail, be it localhost");
        } else if (!isHere(host)
                && !isOn("spring.mail.properties.mail.smtp.starttls.required")
                && !isOn("spring.mail.properties.mail.smtp.ssl.enable")) {
            complain(
                    "spring.mail.properties.mail.smtp.starttls.required",
                    "must be true, as the mail server is elsewhere");
        }
        String from = text("plimsoll.mail.from");
        if (from.isEmpty() || from.endsWith("@localhost") || from.endsWith(EXAMPLE)) {
            complain("plimsoll.mail.from", "must be an address of yours");
        }
        if (!text("plimsoll.mail.returns.host").isEmpty()
                && text("plimsoll.mail.returns.tls").equals("false")) {
            complain("plimsoll.mail.returns.tls", "must be true, as a password goes over the connection");
        }
    }

    private void actuator() {
        String port = text("management.server.port");
        if (port.isEmpty() || port.equals(text("server.port"))) {
            complain("management.server.port", "must be a port of its own, not the one that people use");
        }
        if (!text("management.endpoints.web.exposure.include").equals("health")) {
            complain("management.endpoints.web.exposure.include", "must be 'health' and nothing else");
        }
        if (!text("management.endpoint.health.show-details").equals("never")) {
            complain("management.endpoint.health.show-details", "must be 'never'");
        }
    }

    private void demo() {
        if (text("plimsoll.msp.name").equals(DEMO_MSP)) {
            complain("plimsoll.msp.name", "is the demo's: clients would get mail in its name");
        }
        for (String role : List.of("analyst", "service-manager", "director", "administrator", "auditor")) {
            String name = "plimsoll.msp.addresses." + role;
            if (text(name).endsWith(EXAMPLE)) {
                complain(name, "is the demo's address: nobody would get these mails");
            }
        }
        String day = text("plimsoll.pace.day");
        if (!day.isEmpty() && !day.equals("P1D") && !day.equals("PT24H")) {
            complain("plimsoll.pace.day", "must be P1D: days are real");
        }
    }

    private void requireHttps(String name) {
        URI address = uri(text(name));
        if (address == null || address.getHost() == null) {
            complain(name, "is missing");
        } else if (!"https".equalsIgnoreCase(address.getScheme())) {
            complain(name, "must begin with https://");
        } else if (isHere(address.getHost())) {
            complain(name, "leads to this machine only: nobody else could sign in");
        }
    }

    private static String host(String address) {
        URI uri = uri(address);
        return uri == null || uri.getHost() == null ? "" : uri.getHost();
    }

    private static @Nullable URI uri(String address) {
        try {
            return address.isEmpty() ? null : URI.create(address);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Names are not looked up: only what cannot be anywhere else counts. */
    private static boolean isHere(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return true;
        }
        try {
            return host.matches("[0-9.]+|\\[?[0-9a-fA-F:]*:[0-9a-fA-F:.]*]?")
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean isOnTheCommandLine(String name) {
        PropertySource<?> arguments = environment.getPropertySources().get("commandLineArgs");
        return arguments != null && arguments.containsProperty(name);
    }

    private boolean isOn(String name) {
        return text(name).equalsIgnoreCase("true");
    }

    private String text(String name) {
        return environment.getProperty(name, "").strip();
    }

    private void complain(String name, String why) {
        complaints.add(name + " " + why);
    }
}
