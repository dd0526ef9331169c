package io.plimsoll.finding.reader;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the results of ScubaGear and ScubaGoggles mean. The words are those of both tools' output schema
 * (docs/misc/tooloutputschema.md) and of {@code Get-TestResult} in ScubaGear's CreateReport.psm1 and
 * {@code _get_test_result} in ScubaGoggles' reporter.py:
 *
 * <ul>
 *   <li>"Pass": the requirement is met.
 *   <li>"Fail": a policy marked "shall" is not met; "Warning": one marked "should" is not met. Both are failures of
 *       different weight, and the weight is in the criticality.
 *   <li>"N/A": the summary counts it as "Manual". It is given to policies with the criticality "…/3rd Party" (may be
 *       implemented by another maker's service, which the tool cannot see) and "…/Not-Implemented" (no test exists). It
 *       does not mean that the policy does not apply: someone has to look.
 *   <li>"No events found" (ScubaGoggles): the log says nothing; counted as "Manual" as well.
 *   <li>"Error", "Error - Test results missing": the test could not be carried out.
 *   <li>"Omitted" ("Omits" in the summary): the configuration leaves the policy out, either since another maker's
 *       service does it or since it does not apply; which of the two is not said in a way that can be read. The
 *       documentation warns of blind spots, so nothing is concluded from it.
 *   <li>"Incorrect result": someone has noted in the configuration that the tool errs; a word against a word.
 *   <li>"-": the policy was deleted from the baseline and asks for nothing any more.
 * </ul>
 */
final class ScubaVerdict {

    private ScubaVerdict() {}

    /** Null for a word that the documentation does not have. */
    static @Nullable RowStatus of(String result) {
        String word = result.strip().toLowerCase(Locale.ROOT);
        if (word.startsWith("error")) {
            return RowStatus.UNKNOWN;
        }
        return switch (word) {
            case "pass" -> RowStatus.MET;
            case "fail", "warning" -> RowStatus.NOT_MET;
            case "n/a", "manual", "3rd party", "no events found" -> RowStatus.UNKNOWN;
            case "omit", "omitted", "incorrect result" -> RowStatus.UNKNOWN;
            case "-" -> RowStatus.NOT_APPLICABLE;
            default -> null;
        };
    }
}
