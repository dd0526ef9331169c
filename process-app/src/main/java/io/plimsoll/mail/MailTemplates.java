package io.plimsoll.mail;

import io.plimsoll.document.TemplateEngine;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.runtime.RuntimeConstants;
import org.springframework.stereotype.Component;

/** Words a mail from the folder of its event; what lacks a value is a fault, never a gap. */
@Component
class MailTemplates {

    private static final String ROOT = "email-templates/";
    private static final List<String> PARTS = List.of("subject.vm", "html.vm", "text.vm");
    private static final int LONGEST_SUBJECT = 250;

    private final VelocityEngine velocity = engine();
    private final InlineStyles styles = InlineStyles.fromClassPath(ROOT + "layout/inline.css");

    /** A fault naming what is missing, if an event cannot be told in one of the languages. */
    MailTemplates(Languages languages) {
        List<String> missing = languages.all().stream()
                .flatMap(language -> Arrays.stream(MailEvent.values())
                        .flatMap(event -> PARTS.stream().map(part -> path(event, language.getLanguage(), part))))
                .filter(path -> !velocity.resourceExists(path))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("The mails lack " + String.join(", ", missing));
        }
    }

    private static VelocityEngine engine() {
        VelocityEngine engine = TemplateEngine.strict();
        engine.setProperty(RuntimeConstants.SPACE_GOBBLING, "lines");
        return TemplateEngine.start(engine);
    }

    MailContent render(MailEvent event, Locale language, Map<String, Object> context) {
        String folder = language.getLanguage();
        String html = part(path(event, folder, "html.vm"), context, Insertion.HTML);
        String text = part(path(event, folder, "text.vm"), context, Insertion.TEXT);
        return new MailContent(subject(event, language, context), styles.applyTo(html), TextWrap.wrap(text));
    }

    String subject(MailEvent event, Locale language, Map<String, Object> context) {
        String subject = part(path(event, language.getLanguage(), "subject.vm"), context, Insertion.SUBJECT);
        return PlainText.cut(PlainText.oneLine(subject), LONGEST_SUBJECT);
    }

    private static String path(MailEvent event, String language, String file) {
        return ROOT + event.folder() + "/" + language + "/" + file;
    }

    private String part(String path, Map<String, Object> values, Insertion insertion) {
        // a template sets variables of its own; they must not reach the next part
        var context = new VelocityContext(new HashMap<>(values));
        var cartridge = new EventCartridge();
        cartridge.addReferenceInsertionEventHandler(insertion);
        cartridge.attachToContext(context);
        var out = new StringWriter();
        velocity.getTemplate(path).merge(context, out);
        return out.toString();
    }
}
