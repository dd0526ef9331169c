package io.plimsoll.policy;

import io.plimsoll.policy.TableCheck.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What no administrator may rule away, because the safety of what is done to clients rests on it: a client always has
 * time to answer, is always told of the end, and no agreement is without one.
 */
final class SafetyRules {

    private static final String LADDER = "escalation-ladder";
    private static final String RESPONSE = "response-policy";
    private static final String APPROVAL = "approval-rule";
    private static final String PAUSE = "safe-to-pause";
    private static final String PERSISTENCE = "persistent-failure";
    private static final int MOST_WORKING_DAYS = 250;
    private static final int MOST_DAYS = 366;
    private static final int GRAVE_RISK = 15;

    /** What a pause of it takes away cannot be given back afterwards. */
    private static final Set<String> PROTECTING = Set.of("endpoint-protection", "backup", "monitoring");

    /** The bounds of an output; both belong to it. */
    private record Bounds(int least, int most, String because) {}

    private static final Map<String, Bounds> BOUNDS = Map.ofEntries(
            Map.entry(LADDER + "/share", new Bounds(1, 99, "a reminder comes after the question and before its end")),
            Map.entry(RESPONSE + "/answerDays", days("nothing is decided without the client before it could answer")),
            Map.entry(RESPONSE + "/signDays", days("nobody signs what they had no time to read")),
            Map.entry(RESPONSE + "/planDays", days("a plan takes time")),
            Map.entry(RESPONSE + "/decisionDays", days("an approval takes a person, and a person time")),
            Map.entry(RESPONSE + "/maxRounds", new Bounds(1, 20, "the client is asked at least once")),
            Map.entry(RESPONSE + "/maxExtensions", new Bounds(0, 20, "time is not extended for ever")),
            Map.entry(RESPONSE + "/maxExtensionDays", days("time is not extended for ever")),
            Map.entry(RESPONSE + "/maxFailures", new Bounds(1, 20, "a remedy is tried at least once")),
            Map.entry(RESPONSE + "/reviewBeforeDays", days("what ends is looked at before it does")),
            Map.entry(APPROVAL + "/maxDays", new Bounds(1, MOST_DAYS, "every deviation ends, within a year")),
            Map.entry(APPROVAL + "/maxRenewals", new Bounds(0, 20, "what is renewed for ever is not temporary")));

    private final TableShape shape;

    SafetyRules(TableShape shape) {
        this.shape = shape;
    }

    private static Bounds days(String because) {
        return new Bounds(1, MOST_WORKING_DAYS, because);
    }

    /** The value itself, where it is within what the output may say. */
    static Object within(TableShape shape, Column output, Object value) throws BadCell {
        Bounds bounds = BOUNDS.get(shape.key() + "/" + output.name());
        if (bounds != null && value instanceof BigDecimal number) {
            if (number.compareTo(BigDecimal.valueOf(bounds.least())) < 0
                    || number.compareTo(BigDecimal.valueOf(bounds.most())) > 0) {
                throw new BadCell("%s is not within %d to %d: %s."
                        .formatted(number.toPlainString(), bounds.least(), bounds.most(), bounds.because()));
            }
        }
        return value;
    }

    /** What is wrong with these answers to a question, in words; empty where nothing is. */
    Optional<String> broken(Map<String, Object> asked, List<Answer> answers) {
        return Optional.ofNullable(
                switch (shape.key()) {
                    case LADDER -> ladder(answers);
                    case APPROVAL -> approval(asked, answers);
                    case PAUSE -> pause(asked, answers);
                    case PERSISTENCE -> persistence(asked, answers);
                    default -> null;
                });
    }

    private static @Nullable String ladder(List<Answer> rungs) {
        if (rungs.isEmpty()) {
            return "no reminder at all; nothing ends before the client was told that it will.";
        }
        for (int i = 1; i < rungs.size(); i++) {
            if (rungs.get(i).number("share") <= rungs.get(i - 1).number("share")) {
                return "rows %d and %d both match, and the later one is not later in time."
                        .formatted(rungs.get(i - 1).row(), rungs.get(i).row());
            }
        }
        long last = rungs.stream().filter(rung -> rung.flag("last")).count();
        if (last != 1 || !rungs.get(rungs.size() - 1).flag("last")) {
            return "a ladder has exactly one last word, and nothing after it: of the rows that match, the latest says so and no other.";
        }
        return rungs.stream()
                .filter(rung -> rung.word("tone").equals("final") && !rung.flag("last"))
                .findFirst()
                .map(rung -> "row %d sounds final and is not the last.".formatted(rung.row()))
                .orElse(null);
    }

    private static @Nullable String approval(Map<String, Object> asked, List<Answer> answers) {
        boolean grave = !(asked.get("residualRisk") instanceof BigDecimal risk)
                || risk.compareTo(BigDecimal.valueOf(GRAVE_RISK)) >= 0;
        return grave && answers.get(0).number("levels") < 2
                ? "a risk of %d and more, or one that is not known, takes two people.".formatted(GRAVE_RISK)
                : null;
    }

    private static @Nullable String pause(Map<String, Object> asked, List<Answer> answers) {
        Answer answer = answers.get(0);
        if (answer.flag("safe")) {
            return PROTECTING.contains(String.valueOf(asked.get("serviceKind")))
                    ? "pausing what protects the client always needs a reason, so it is never simply safe."
                    : null;
        }
        return answer.word("warning").isBlank() ? "what is not safe says what would get worse." : null;
    }

    private static @Nullable String persistence(Map<String, Object> asked, List<Answer> answers) {
        Answer answer = answers.get(0);
        if (!answer.flag("persistent")) {
            return null;
        }
        if (answer.word("words").isBlank()) {
            return "a persistent failure is said in words, since a service may be ended on them.";
        }
        return isNone(asked, "silencesThirty") && isNone(asked, "silencesNinety")
                ? "nobody fails to engage who left nothing unanswered."
                : null;
    }

    private static boolean isNone(Map<String, Object> asked, String input) {
        return asked.get(input) instanceof BigDecimal count && count.signum() == 0;
    }
}
