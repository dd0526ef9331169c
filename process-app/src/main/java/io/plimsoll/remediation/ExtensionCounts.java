package io.plimsoll.remediation;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Section;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** How often the client of a case has asked for more time for its work, over all its remedies. */
@Component
class ExtensionCounts {

    private final RemediationRows rows;

    ExtensionCounts(RemediationRows rows) {
        this.rows = rows;
    }

    /** Each request counts, whatever came of it: one that is refused has stopped the clock as well. */
    int asked(CaseNumber number) {
        return count(number, state -> true);
    }

    /** For whoever decides; empty where nothing was ever asked. */
    Optional<Section> section(CaseNumber number) {
        return asked(number) == 0
                ? Optional.empty()
                : Optional.of(new Section(
                        "Requests for more time",
                        "",
                        List.of(
                                new Fact("Asked", "" + asked(number)),
                                new Fact("Given", "" + count(number, ExtensionState.GRANTED::equals)),
                                new Fact("Refused", "" + count(number, ExtensionState.REFUSED::equals)),
                                new Fact(
                                        "Given because nobody decided",
                                        "" + count(number, ExtensionState.GRANTED_UNDECIDED::equals)),
                                new Fact("Milestones missed by the client", "" + missed(number)))));
    }

    private int count(CaseNumber number, Predicate<ExtensionState> which) {
        return (int) rows.findByCaseNumberOrderBySequenceDesc(number.value()).stream()
                .flatMap(one -> one.extensions().stream())
                .filter(one -> which.test(one.state()))
                .count();
    }

    private long missed(CaseNumber number) {
        return rows.findByCaseNumberOrderBySequenceDesc(number.value()).stream()
                .flatMap(one -> one.agreed().stream())
                .filter(one -> one.missedAt() != null && one.side() == Side.CLIENT)
                .count();
    }
}
