package io.plimsoll.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Writes the rules of one style sheet into the elements, since many mail programs know no other styles. */
final class InlineStyles {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");

    private record Rule(String selector, String declarations) {}

    private final List<Rule> rules = new ArrayList<>();

    private InlineStyles(String sheet) {
        Matcher rule = RULE.matcher(COMMENT.matcher(sheet).replaceAll(""));
        while (rule.find()) {
            rules.add(new Rule(
                    rule.group(1).strip(),
                    rule.group(2).strip().replaceAll("\\s*\\n\\s*", " ").replaceAll(";$", "")));
        }
    }

    static InlineStyles fromClassPath(String path) {
        try (InputStream in = InlineStyles.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The style sheet of the mails is missing: " + path);
            }
            return new InlineStyles(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page with each rule added to the elements that it selects; later rules win, as in a sheet. */
    String applyTo(String html) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        for (Rule rule : rules) {
            page.select(rule.selector())
                    .forEach(element -> element.attr("style", merged(element.attr("style"), rule.declarations())));
        }
        return page.outerHtml() + "\n";
    }

    /** Each property once, where it was said last: not every mail program takes the later of two. */
    private static String merged(String had, String more) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String declaration : (had + ";" + more).split(";", -1)) {
            String property = declaration.strip().replaceFirst("\\s*:.*", "");
            if (!property.isEmpty()) {
                properties.remove(property);
                properties.put(property, declaration.strip());
            }
        }
        return String.join("; ", properties.values());
    }
}
