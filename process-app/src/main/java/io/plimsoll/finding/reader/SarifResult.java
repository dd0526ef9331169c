package io.plimsoll.finding.reader;

import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One result of a run, before what the run says beside it is known.
 *
 * @param place in the file
 * @param status null for a kind that the specification does not have
 * @param message text, or the key of one among the rule's
 * @param repository of the artifacts, as far as it was said before the result
 */
record SarifResult(
        String place,
        Rule rule,
        String kind,
        @Nullable RowStatus status,
        Level level,
        Message message,
        List<Location> locations,
        @Nullable Instant seen,
        References references,
        String repository) {

    private static final int MOST_ARGUMENTS = 20;
    private static final int ARGUMENT_LENGTH = 200;
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d{1,2})}");

    /** How the result names its rule. */
    record Rule(String id, long index, long extension) {}

    /** How grave the result says it is. */
    record Level(@Nullable Severity security, String word) {}

    /** What the result says. */
    record Message(String text, String key, List<String> arguments) {}

    /** Where it was found: an artifact by its address or else its index, or a logical location. */
    record Location(String uri, long index, String logical, long line) {

        /** An index that leads nowhere is no place; without any place it is the whole that was looked at. */
        String name(SarifRun run, String whole) {
            if (!uri.isEmpty()) {
                return uri;
            }
            return index >= 0 ? run.artifact(index) : logical.isEmpty() ? whole : logical;
        }
    }

    static SarifResult of(String place, Fields fields, String repository) {
        var references = new References();
        fields.objects("taxa").forEach(taxon -> references.add(taxon.text("toolComponent.name"), taxon.text("id")));
        return new SarifResult(
                place,
                new Rule(
                        fields.first("ruleId", "rule.id"),
                        fields.number("ruleIndex")
                                .orElse(fields.number("rule.index").orElse(-1)),
                        fields.number("rule.toolComponent.index").orElse(-1)),
                Texts.clean(fields.text("kind"), 40),
                SarifVerdict.of(fields),
                new Level(SarifRule.security(fields), Texts.clean(fields.text("level"), 40)),
                new Message(
                        Texts.clean(fields.first("message.text", "message.markdown"), Row.DETAIL),
                        Texts.clean(fields.text("message.id"), ARGUMENT_LENGTH),
                        fields.texts("message.arguments").stream()
                                .limit(MOST_ARGUMENTS)
                                .map(argument -> Texts.clean(argument, ARGUMENT_LENGTH))
                                .toList()),
                locations(fields),
                Words.instant(fields.first("provenance.lastDetectionTimeUtc", "provenance.firstDetectionTimeUtc")),
                references,
                repository);
    }

    private static List<Location> locations(Fields fields) {
        List<Location> found = fields.objects("locations").stream()
                .map(location -> {
                    List<Fields> logical = location.objects("logicalLocations");
                    return new Location(
                            location.text("physicalLocation.artifactLocation.uri"),
                            location.number("physicalLocation.artifactLocation.index")
                                    .orElse(-1),
                            logical.isEmpty() ? "" : logical.get(0).first("fullyQualifiedName", "name"),
                            location.number("physicalLocation.region.startLine").orElse(0));
                })
                .toList();
        return found.isEmpty()
                ? List.of(new Location(
                        fields.text("analysisTarget.uri"),
                        fields.number("analysisTarget.index").orElse(-1),
                        "",
                        0))
                : found;
    }

    /** About how much memory it takes. */
    int size() {
        int places = locations.stream()
                .mapToInt(location -> 100 + location.uri.length() + location.logical.length())
                .sum();
        return 500
                + rule.id.length()
                + message.text.length()
                + places
                + (60 + ARGUMENT_LENGTH) * message.arguments.size();
    }

    /** One row for each artifact. */
    void emit(SarifRun run, RowSink sink) {
        SarifRule known = run.rule(rule.extension, rule.index, rule.id);
        String check = rule.id.isEmpty() ? known.id() : rule.id;
        Map<String, Location> assets = new LinkedHashMap<>();
        for (Location location : locations) {
            assets.putIfAbsent(location.name(run, repository), location);
        }
        assets.forEach((asset, location) -> {
            String objection = Row.objection(check, asset);
            if (objection.isEmpty() && status == null) {
                objection = "its kind '" + Texts.clean(kind, 40) + "' is not known";
            }
            if (!objection.isEmpty() || status == null) {
                sink.rejected(place, objection, check);
            } else {
                sink.row(row(run, known, check, asset, location, status));
            }
        });
    }

    private Row row(SarifRun run, SarifRule known, String check, String asset, Location location, RowStatus verdict) {
        String where = location.line > 0 ? " (line " + location.line + ")" : "";
        var all = new TreeSet<>(references.toSet());
        all.addAll(known.references());
        return new Row(
                run.tool(),
                Texts.clean(repository, Row.ACCOUNT),
                check,
                known.title().isEmpty() ? Texts.clean(check, Row.TITLE) : known.title(),
                Texts.clean(asset, Row.ASSET),
                asset,
                verdict,
                severity(known),
                Texts.clean(text(known), Row.DETAIL - where.length()) + where,
                seen == null ? run.at() : seen,
                new References().addAll(all).toSet());
    }

    private @Nullable Severity severity(SarifRule known) {
        if (level.security != null || known.security() != null) {
            return level.security != null ? level.security : known.security();
        }
        return SarifVerdict.severity(kind, level.word.isEmpty() ? known.level() : level.word);
    }

    private String text(SarifRule known) {
        if (!message.text.isEmpty()) {
            return message.text;
        }
        String pattern = known.messages().getOrDefault(message.key, "");
        return ARGUMENT.matcher(pattern).replaceAll(hole -> {
            int n = Integer.parseInt(hole.group(1));
            return Matcher.quoteReplacement(n < message.arguments.size() ? message.arguments.get(n) : hole.group());
        });
    }
}
