package io.plimsoll;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes {@code plimsoll.data-dir} an absolute path before anything reads it: relative to the working directory if it
 * is relative, since H2 refuses such paths.
 */
class DataDirectory implements EnvironmentPostProcessor {

    private static final String PROPERTY = "plimsoll.data-dir";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String given = environment.getProperty(PROPERTY, "plimsoll-data");
        String absolute = Path.of(given).toAbsolutePath().normalize().toString();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("plimsollDataDirectory", Map.of(PROPERTY, absolute)));
    }
}
