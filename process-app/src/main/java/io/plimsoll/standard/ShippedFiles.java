package io.plimsoll.standard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The YAML files of one folder of {@code standards/}, as packaged. */
final class ShippedFiles {

    private ShippedFiles() {}

    /** One file: its name within the project, and what it says. */
    record Shipped(String name, String text) {}

    static List<Shipped> in(String folder) {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:standards/" + folder + "/*.yaml");
            return Arrays.stream(found)
                    .map(file -> read(folder, file))
                    .sorted(Comparator.comparing(Shipped::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list standards/" + folder, e);
        }
    }

    private static Shipped read(String folder, Resource file) {
        String name = "standards/" + folder + "/" + file.getFilename();
        try {
            return new Shipped(name, file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }
}
