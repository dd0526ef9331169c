package io.plimsoll.finding.reader;

import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The result of one rule on one machine. */
final class XccdfResult {

    private static final int LONGEST = 20_000;

    private final String place;
    private final @Nullable Instant testTime;
    private final StringBuilder identifiers = new StringBuilder();
    private final StringJoiner messages = new StringJoiner("\n");
    private final StringJoiner instances = new StringJoiner(" ");
    private String rule = "";
    private String word = "";
    private String overridden = "";
    private @Nullable Severity severity;
    private @Nullable Instant time;

    /**
     * @param testTime when the machine was tested, null where that is not said
     */
    XccdfResult(String place, @Nullable Instant testTime) {
        this.place = place;
        this.testTime = testTime;
    }

    /** Takes the element at hand and goes past its end. */
    void read(StrictXml xml) throws BrokenFile {
        rule = xml.attribute("idref");
        severity = Words.severity(xml.attribute("severity"));
        time = Words.instant(xml.attribute("time"));
        int depth = xml.depth();
        while (xml.nextWithin(depth)) {
            if (!XccdfReader.isXccdf(xml)) {
                continue;
            }
            switch (xml.name()) {
                case "result" -> word = xml.text(100);
                case "old-result" -> overridden = xml.text(100);
                case "ident" -> identify(XccdfRules.identifier(xml));
                case "message" -> note(messages, xml.text(Row.DETAIL));
                case "instance" -> note(instances, xml.text(LONGEST));
                default -> {
                    // how it was checked and could be mended
                }
            }
        }
    }

    void emit(String tool, XccdfTarget target, XccdfRules rules, RowSink sink) {
        String check = XccdfRules.check(rule);
        String machine = target.name();
        RowStatus status = status();
        String objection = Row.objection(check, machine);
        if (objection.isEmpty() && status == null) {
            objection = "its result '" + Texts.clean(word, 40) + "' is not known";
        }
        if (status == null || !objection.isEmpty()) {
            sink.rejected(place, objection, check);
            return;
        }
        XccdfRules.Rule known = rules.of(rule);
        String instance = instances.toString();
        sink.row(new Row(
                tool,
                Texts.clean(target.identity(), Row.ACCOUNT),
                check,
                known.title(),
                Texts.clean(instance.isEmpty() ? machine : machine + "/" + instance, Row.ASSET),
                target.identity() + "\u001f" + instance,
                status,
                severity == null ? known.severity() : severity,
                Texts.clean(detail(status), Row.DETAIL),
                time == null ? testTime : time,
                all(known.references(), rules.identified(identifiers.toString()))));
    }

    /** A failure that was overridden at the source still is one: accepting it is agreed here, not there. */
    private @Nullable RowStatus status() {
        if (overridden.equalsIgnoreCase("fail")) {
            return RowStatus.NOT_MET;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "pass", "fixed" -> RowStatus.MET;
            case "fail" -> RowStatus.NOT_MET;
            case "notapplicable" -> RowStatus.NOT_APPLICABLE;
            // nobody looked, so nothing is known, although the rule may well apply
            case "notselected", "notchecked" -> RowStatus.UNKNOWN;
            case "error", "unknown", "informational" -> RowStatus.UNKNOWN;
            default -> null;
        };
    }

    private String detail(RowStatus status) {
        var detail = new StringJoiner("\n");
        if (!overridden.isEmpty()) {
            detail.add("The scanner said %s; it was set to %s there.".formatted(overridden, word));
        } else if (status == RowStatus.UNKNOWN || word.equalsIgnoreCase("fixed")) {
            detail.add("Reported as " + word.toLowerCase(Locale.ROOT) + ".");
        }
        if (messages.length() > 0) {
            detail.add(messages.toString());
        }
        return detail.toString();
    }

    private static Set<String> all(Set<String> ofRule, Set<String> own) {
        if (own.isEmpty() || ofRule.containsAll(own)) {
            return ofRule;
        }
        var all = new TreeSet<>(ofRule);
        own.stream().limit(Math.max(0, References.MOST - all.size())).forEach(all::add);
        return all;
    }

    private void identify(String identifier) {
        if (identifiers.length() < LONGEST) {
            identifiers.append(identifier);
        }
    }

    private static void note(StringJoiner to, String text) {
        if (!text.isEmpty() && to.length() < LONGEST) {
            to.add(text);
        }
    }
}
