package io.plimsoll.process;

import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.process.Completion.Problem;
import java.util.List;

/** What came of holding an answer against its form. */
sealed interface FormCheck {

    /** All is as the form asks; only declared, shown and filled fields are left. */
    record Fits(FormValues values) implements FormCheck {}

    /** At least one thing is wrong. */
    record Unfit(List<Problem> problems) implements FormCheck {}
}
