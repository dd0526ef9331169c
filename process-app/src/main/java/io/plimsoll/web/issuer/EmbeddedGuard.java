package io.plimsoll.web.issuer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Refuses, before anything else starts, to run with the embedded issuer where others could reach it: its passwords are
 * printed at the start.
 */
class EmbeddedGuard implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of("embedded"))) {
            return;
        }
        if (environment.acceptsProfiles(Profiles.of("production | keycloak"))) {
            throw new IllegalStateException(
                    "The profile 'embedded' must not be combined with 'production' or 'keycloak': "
                            + "its sign-in is a demo whose passwords everybody knows");
        }
        String address = environment.getProperty("server.address", "");
        if (!isLoopback(address)) {
            throw new IllegalStateException("The profile 'embedded' listens on a loopback address only, and "
                    + "server.address is '" + address + "': its sign-in is a demo whose passwords everybody knows");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
