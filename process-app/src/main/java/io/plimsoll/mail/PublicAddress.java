package io.plimsoll.mail;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.env.Environment;

/**
 * Where people reach this installation, for links in mails.
 *
 * @param publicUrl as in {@code https://compliance.example.org}; without one, the port that this process listens to on
 *     this machine
 */
@ConfigurationProperties("plimsoll")
record PublicAddress(@Nullable URI publicUrl) {

    /** The absolute address of a page; a fault for anything but a path of our own. */
    String link(String path, Environment environment) {
        if (!path.startsWith("/") || path.startsWith("//") || !path.equals(PlainText.oneLine(path))) {
            throw new IllegalArgumentException("A mail links to pages of this application only");
        }
        String base = publicUrl == null ? "http://127.0.0.1:" + port(environment) : publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    private static String port(Environment environment) {
        return environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }
}
