package io.plimsoll.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The forms of the build, and for each field of a form an answer that fits. */
final class FormFiles {

    private FormFiles() {}

    static List<Form> all() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*.form");
            return Arrays.stream(files)
                    .map(FormFiles::text)
                    .map(new FormReader()::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
