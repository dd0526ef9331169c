package io.plimsoll.document;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.resource.loader.ClasspathResourceLoader;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.springframework.stereotype.Component;

/** Merges the templates under {@code documents/}: strict about what is missing, deaf to anything but plain values. */
@Component
class Templates {

    private final VelocityEngine engine = new VelocityEngine();
    private final EscapeAll escape = new EscapeAll();
    private final Formats formats = new Formats();

    Templates() {
        engine.setProperty(RuntimeConstants.RESOURCE_LOADERS, "classpath");
        engine.setProperty("resource.loader.classpath.class", ClasspathResourceLoader.class.getName());
        engine.setProperty("resource.loader.classpath.cache", true);
        engine.setProperty(RuntimeConstants.INPUT_ENCODING, "UTF-8");
        engine.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, true);
        engine.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, SecureUberspector.class.getName());
        engine.init();
    }

    String merge(String template, Map<String, Object> model) {
        VelocityContext context = new VelocityContext(new HashMap<>(model));
        context.put("format", formats);
        EventCartridge events = new EventCartridge();
        events.addEventHandler(escape);
        events.attachToContext(context);
        StringWriter out = new StringWriter();
        engine.mergeTemplate("documents/" + template, "UTF-8", context, out);
        return out.toString();
    }
}
