package io.plimsoll.process;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people enter on the way to a deviation that is in force. */
final class DeviationForms {

    static final Map<String, @Nullable Object> SIGNED =
            Map.of("outcome", "sign", "name", "sam  SIGNATORY", "understood", true);
    static final Map<String, @Nullable Object> APPROVED = Map.of("outcome", "approve", "explanation", "Sound.");

    private DeviationForms() {}

    static Map<String, @Nullable Object> wish(LocalDate until) {
        return Map.of(
                "outcome", "deviation",
                "reason", "technical",
                "validUntil", until.toString(),
                "explanation", "The <b>imaging</b> software needs the old ones.");
    }

    static Map<String, @Nullable Object> assessment(int residualLikelihood, int residualImpact, LocalDate until) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("outcome", "submit");
        values.put("risk", "Somebody gets in <script>alert(1)</script>");
        values.put("likelihood", 4);
        values.put("impact", 4);
        values.put("compensatingControls", "Cut off from the internet.");
        values.put("residualLikelihood", residualLikelihood);
        values.put("residualImpact", residualImpact);
        values.put("advice", "accept-with-conditions");
        values.put("adviceText", "Keep them cut off.");
        values.put("wayForward", "Replaced in spring.");
        values.put("validUntil", until.toString());
        return values;
    }
}
