package io.plimsoll.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** The decision tables that come with the build. */
@Component
class ShippedTables {

    private final ResourceLoader resources;

    ShippedTables(ResourceLoader resources) {
        this.resources = resources;
    }

    /** The DMN texts by decision key; the file is named after the key. */
    Map<String, String> read(List<String> keys) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : keys) {
            Resource file = resources.getResource("classpath:bpmn/" + key + ".dmn");
            try {
                texts.put(key, file.getContentAsString(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("Decision table " + key + " is missing", e);
            }
        }
        return texts;
    }
}
