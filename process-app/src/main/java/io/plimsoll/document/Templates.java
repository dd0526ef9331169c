package io.plimsoll.document;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.springframework.stereotype.Component;

/** Merges the templates under {@code documents/}: strict about what is missing, deaf to anything but plain values. */
@Component
class Templates {

    private final VelocityEngine engine = TemplateEngine.start(TemplateEngine.strict());
    private final EscapeAll escape = new EscapeAll();
    private final Formats formats = new Formats();

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
