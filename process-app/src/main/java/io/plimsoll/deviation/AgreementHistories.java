package io.plimsoll.deviation;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was approved in many cases, in one question; for whoever has found that the reader may see them. */
@Component
@Transactional(readOnly = true)
public class AgreementHistories {

    private final DeviationRows stored;

    AgreementHistories(DeviationRows stored) {
        this.stored = stored;
    }

    /** The texts that were approved and not rejected, by case, agreement and version. */
    public List<PastText> of(Collection<String> caseNumbers) {
        return caseNumbers.isEmpty() ? List.of() : stored.approved(caseNumbers);
    }
}
