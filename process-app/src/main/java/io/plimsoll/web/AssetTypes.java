package io.plimsoll.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Says of static files that are text in which characters they are written, so that no browser has to guess. */
@Configuration(proxyBeanMethods = false)
class AssetTypes implements WebMvcConfigurer {

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer types) {
        types.mediaTypes(Map.of(
                "css", new MediaType("text", "css", StandardCharsets.UTF_8),
                "js", new MediaType("text", "javascript", StandardCharsets.UTF_8),
                "svg", new MediaType("image", "svg+xml", StandardCharsets.UTF_8)));
    }
}
