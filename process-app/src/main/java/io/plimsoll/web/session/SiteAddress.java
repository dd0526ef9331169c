package io.plimsoll.web.session;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where browsers find this installation.
 *
 * @param publicUrl without one, whatever the browser called
 */
@ConfigurationProperties("plimsoll")
public record SiteAddress(@Nullable URI publicUrl) {

    /** Whether browsers come by https, whatever the last stretch to this process is. */
    public boolean isHttps() {
        return publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    /** The address in front of every path, as a template of the framework's where none is set. */
    public String base() {
        return publicUrl == null ? "{baseUrl}" : publicUrl.toString().replaceFirst("/+$", "");
    }

    /** Whether a request may name this host; a made-up one could get into links and redirects. */
    public boolean isOurs(String host) {
        return publicUrl == null || host.equalsIgnoreCase(publicUrl.getHost()) || isThisMachine(host);
    }

    /** Whoever asks how we are does so from here. */
    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1");
    }
}
