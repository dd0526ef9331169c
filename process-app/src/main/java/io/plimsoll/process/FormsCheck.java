package io.plimsoll.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Stops the start when a form uses something that the server would not check. */
@Component
class FormsCheck implements InitializingBean {

    private final ResourcePatternResolver resources;

    FormsCheck(ResourcePatternResolver resources) {
        this.resources = resources;
    }

    @Override
    public void afterPropertiesSet() {
        var reader = new FormReader();
        try {
            for (Resource form : resources.getResources("classpath*:forms/*.form")) {
                String id = reader.read(form.getContentAsString(StandardCharsets.UTF_8))
                        .id();
                if (!(id + ".form").equals(form.getFilename())) {
                    throw new IllegalStateException("Form " + id + " is in a file called " + form.getFilename());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the forms", e);
        }
    }
}
