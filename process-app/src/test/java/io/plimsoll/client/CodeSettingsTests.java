package io.plimsoll.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CodeSettingsTests {

    private static CodeSettings settings(Map<String, String> set) {
        return new Binder(new MapConfigurationPropertySource(set)).bindOrCreate("plimsoll.codes", CodeSettings.class);
    }

    @Test
    void nobodyComesByACodeUnlessTheInstallationSaysSo() {
        CodeSettings settings = settings(Map.of());

        assertThat(settings.enabled()).isFalse();
        assertThat(settings.life()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings(Map.of("plimsoll.codes.enabled", "true")).enabled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"life, PT59S", "life, PT61M", "idle, PT61M", "longest, PT25H", "longest, -PT1H"})
    void whatIsTooShortOrTooLongStartsNothing(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of("plimsoll.codes." + name, value)))
                .rootCause()
                .hasMessageStartingWith("plimsoll.codes." + name + " must be from PT1M to ");
    }
}
