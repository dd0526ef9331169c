package io.plimsoll.client;

import io.plimsoll.identity.Role;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The managed service provider itself.
 *
 * @param name as clients know it
 * @param zone of its office
 * @param language of the mails to its own people; one that mails exist in
 * @param addresses where mail to each of its roles goes; one for every role of the MSP
 */
@ConfigurationProperties("plimsoll.msp")
public record Msp(
        String name, ZoneId zone, @DefaultValue("en") Locale language, Map<Role, String> addresses) {

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
