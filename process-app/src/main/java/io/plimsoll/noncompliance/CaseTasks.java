package io.plimsoll.noncompliance;

import io.plimsoll.noncompliance.TaskContext.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tasks about a case as a whole have in common. */
final class CaseTasks {

    private CaseTasks() {}

    static TaskContext context(NonCompliance one, List<Section> sections) {
        return new TaskContext(sections, Map.of(), Map.of(), null, revision(one), false);
    }

    /** A page made in one round, or before a reopening, does not fit the next. */
    static String revision(NonCompliance one) {
        return one.view(null).openedAt().toEpochMilli() + "-" + one.round();
    }

    static boolean isStale(NonCompliance one, TaskSubmission submission) {
        return submission.revision() != null && !submission.revision().equals(revision(one));
    }

    /** The values of these fields, where given. */
    static Map<String, String> chosen(FormValues values, List<String> keys) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String key : keys) {
            Object value = values.values().get(key);
            if (value != null) {
                chosen.put(key, value.toString());
            }
        }
        return chosen;
    }

    static String ground(String key) {
        return switch (key) {
            case "not-affected" -> "it does not affect us";
            case "already-fixed" -> "it is already fixed";
            case "wrong-result" -> "the result is wrong";
            case "not-our-task" -> "it is not our task";
            default -> key;
        };
    }
}
