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
 * @param addresses where mail to each of its roles goes
 */
@ConfigurationProperties("plimsoll.msp")
public record Msp(String name, ZoneId zone, Map<Role, String> addresses) {}
