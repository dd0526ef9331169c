package io.plimsoll.client;

import io.plimsoll.identity.Role;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The managed service provider itself.
 *
 * @param name as clients know it
 * @param zone of its office
 * @param addresses where mail to each of its roles goes; one for every role of the MSP
 */
@ConfigurationProperties("plimsoll.msp")
public record Msp(String name, ZoneId zone, Map<Role, String> addresses) {

    public Msp {
        if (name.isBlank()) {
            throw new IllegalArgumentException("plimsoll.msp.name is empty");
        }
        for (Role role : Role.values()) {
            if (role.isMsp() && !Problems.isAddress(addresses.getOrDefault(role, ""))) {
                throw new IllegalArgumentException("plimsoll.msp.addresses." + role.claim() + " is no e-mail address");
            }
        }
        addresses = Map.copyOf(addresses);
    }
}
