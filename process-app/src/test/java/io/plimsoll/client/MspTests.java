package io.plimsoll.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.identity.Role;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class MspTests {

    private final Map<Role, String> addresses = new HashMap<>(Map.of(
            Role.ANALYST, "a@msp.example",
            Role.SERVICE_MANAGER, "m@msp.example",
            Role.DIRECTOR, "d@msp.example",
            Role.AUDITOR, "r@msp.example",
            Role.ADMINISTRATOR, "k@msp.example"));

    private final ZoneId zone = ZoneOffset.UTC;

    @Test
    void everyRoleOfTheMspHasAnAddress() {
        assertThat(new Msp("Northgate IT", zone, Locale.ENGLISH, addresses).addresses())
                .hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ANALYST", "SERVICE_MANAGER", "DIRECTOR", "AUDITOR", "ADMINISTRATOR"})
    void aMissingAddressIsNamed(Role role) {
        addresses.remove(role);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Msp("Northgate IT", zone, Locale.ENGLISH, addresses))
                .withMessage("plimsoll.msp.addresses." + role.claim() + " is no e-mail address");
    }

    @Test
    void anAddressWithALineBreakIsNone() {
        addresses.put(Role.ANALYST, "a@msp.example\nBcc: b@other.example");

        assertThatIllegalArgumentException().isThrownBy(() -> new Msp("Northgate IT", zone, Locale.ENGLISH, addresses));
    }

    /** A colleague's mail must not go to the demo's address because an underscore is no hyphen. */
    @Test
    void addressesOfTheEnvironmentCountBeforeThoseOfTheFile() {
        Map<String, Object> file = new HashMap<>(Map.of("plimsoll.msp.name", "Northgate IT", "plimsoll.msp.zone", "Z"));
        addresses.forEach((role, address) -> file.put("plimsoll.msp.addresses." + role.claim(), address));
        Map<String, Object> environment = Map.of("PLIMSOLL_MSP_ADDRESSES_SERVICE_MANAGER", "managers@north.test");
        MutablePropertySources sources = new MutablePropertySources();
        sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", environment));
        sources.addLast(new MapPropertySource("file", file));

        Msp msp = new Binder(ConfigurationPropertySources.from(sources))
                .bind("plimsoll.msp", Msp.class)
                .get();

        assertThat(msp.addresses()).containsEntry(Role.SERVICE_MANAGER, "managers@north.test");
    }
}
