package io.plimsoll.finding.reader;

import io.plimsoll.standard.Severity;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads the results of ScubaGear (Microsoft 365) and ScubaGoggles (Google Workspace), {@code ScubaResults_*.json}: one
 * row for each policy of each product. The policy's id (as in {@code MS.AAD.1.1v1}) names the product, so the asset is
 * the tenant as a whole.
 *
 * <p>The shape is that of both tools' "Object Schema for … Output JSON" (docs/misc/tooloutputschema.md).
 */
final class ScubaReader implements RowReader {

    private static final Set<String> USED = Set.of("Control ID", "Requirement", "Result", "Criticality", "Details");

    /** Marks beside a requirement's text: whether it is checked automatically, and the like. */
    private static final String BADGES = ".policy-indicators,.badges,.indicator,.indicator-badge";

    /** Who was looked at, when and with what; it may come after the results. */
    private Fields metaData = new Fields(Map.of());

    /** A result with its place in the file. */
    private record Result(String place, JsonExcerpt control) {}

    @Override
    public void read(InputStream content, RowSink sink) throws BrokenFile {
        JsonFile.read(content, "policy", file -> {
            var waiting = new Waiting<Result>(results -> results.forEach(result -> emit(result, sink)));
            try {
                file.members(key -> {
                    switch (key) {
                        case "MetaData" -> {
                            JsonExcerpt found = file.excerpt(Set.of("ProductAbbreviationMapping"));
                            metaData = found.objection("file").isEmpty() ? found.fields() : metaData;
                            waiting.release();
                        }
                        case "Results" -> results(file, waiting);
                        default -> file.skip();
                    }
                });
            } catch (JacksonException e) {
                waiting.release();
                throw e;
            }
            waiting.release();
        });
    }

    /** Products, groups of policies, policies. */
    private static void results(JsonFile file, Waiting<Result> waiting) throws BrokenFile {
        file.members(product -> file.items(() -> file.members(key -> {
            if (key.equals("Controls")) {
                file.items(() -> {
                    String place = file.next();
                    JsonExcerpt control = file.excerpt((within, name) -> USED.contains(name));
                    waiting.add(new Result(place, control), 200 + control.characters());
                });
            } else {
                file.skip();
            }
        })));
    }

    private void emit(Result result, RowSink sink) {
        Fields fields = result.control().fields();
        String check = fields.text("Control ID");
        String tenant = tenant();
        String objection = result.control().objection("policy");
        if (objection.isEmpty()) {
            objection = Row.objection(check, tenant);
        }
        RowStatus status = ScubaVerdict.of(fields.text("Result"));
        if (objection.isEmpty() && status == null) {
            objection = "its result '" + Texts.clean(fields.text("Result"), 40) + "' is not known";
        }
        if (!objection.isEmpty() || status == null) {
            sink.rejected(result.place(), objection, check);
            return;
        }
        sink.row(new Row(
                tool(),
                Texts.clean(account(), Row.ACCOUNT),
                check,
                Texts.clean(PlainText.of(fields.text("Requirement"), BADGES), Row.TITLE),
                Texts.clean(tenant, Row.ASSET),
                account(),
                status,
                severity(fields.text("Criticality")),
                Texts.clean(PlainText.of(fields.text("Details"), ""), Row.DETAIL),
                time(),
                new References().add("scuba", check).toSet()));
    }

    private String tool() {
        String tool = Texts.slug(metaData.text("Tool"));
        return tool.isEmpty() ? "scubagear" : tool;
    }

    private String account() {
        return metaData.first("TenantId", "DomainName", "DisplayName");
    }

    private String tenant() {
        String name = metaData.text("DisplayName");
        String domain = metaData.text("DomainName");
        return name.isEmpty() || domain.isEmpty()
                ? metaData.first("DisplayName", "DomainName", "TenantId")
                : name + " (" + domain + ")";
    }

    private @Nullable Instant time() {
        return Words.instant(metaData.text("TimestampZulu"));
    }

    /** A policy with "shall" is required, one with "should" recommended; what follows a slash is no grade. */
    private static @Nullable Severity severity(String criticality) {
        String word = criticality.toLowerCase(Locale.ROOT);
        if (word.startsWith("shall")) {
            return Severity.HIGH;
        }
        if (word.startsWith("should")) {
            return Severity.MEDIUM;
        }
        return word.startsWith("may") ? Severity.LOW : null;
    }
}
