package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.classreading.MetadataReader;

/** Holds the limits that {@code docs/security-rules.md} states to those that the settings have. */
class SecurityRulesTests {

    private static final Path RULES = Path.of("..", "docs", "security-rules.md");
    private static final Pattern STATED =
            Pattern.compile("^\\| `(plimsoll\\.[a-z0-9.-]+)` \\| `([^`]+)` \\|", Pattern.MULTILINE);

    @Test
    void limitsAreAsWrittenDown() throws IOException {
        Map<String, String> stated = STATED.matcher(Files.readString(RULES))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), (MatchResult row) -> row.group(2)));

        assertThat(stated).hasSizeGreaterThan(10);
        assertThat(defaults()).containsAllEntriesOf(stated);
    }

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new TreeMap<>();
        for (BeanDefinition found : settings().findCandidateComponents("io.plimsoll")) {
            Class<?> type = loaded(String.valueOf(found.getBeanClassName()));
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            Arrays.stream(type.getDeclaredConstructors())
                    .map(Constructor::getParameters)
                    .flatMap(Arrays::stream)
                    .filter(parameter -> parameter.isAnnotationPresent(DefaultValue.class))
                    .forEach(parameter -> defaults.put(prefix + "." + kebab(parameter), stated(parameter)));
        }
        return defaults;
    }

    private static String stated(Parameter parameter) {
        return String.join(",", parameter.getAnnotation(DefaultValue.class).value());
    }

    private static String kebab(Parameter parameter) {
        return parameter.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Every type that settings are bound to, whatever profile it belongs to. */
    private static ClassPathScanningCandidateComponentProvider settings() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(MetadataReader found) throws IOException {
                return found.getAnnotationMetadata().hasAnnotation(ConfigurationProperties.class.getName());
            }

            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
                return true;
            }
        };
        return scanner;
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
