package io.plimsoll.document;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How documents are printed ({@code plimsoll.document}).
 *
 * @param fonts TrueType files that are asked, in this order, for what the built-in DejaVu Sans cannot write, such as
 *     Chinese; without them such characters are printed as their code, as in {@code [U+6F22]}
 */
@ConfigurationProperties("plimsoll.document")
record DocumentSettings(@DefaultValue List<Path> fonts) {

    DocumentSettings {
        fonts = List.copyOf(fonts);
        for (Path font : fonts) {
            if (!Files.isReadable(font)) {
                throw new IllegalArgumentException("plimsoll.document.fonts names a file that cannot be read: " + font);
            }
        }
    }
}
