package io.plimsoll.noncompliance;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.TaskContext.Section;
import java.util.List;
import org.springframework.stereotype.Component;

/** The sections that every task page and mail about a case share, so that all say the same. */
@Component
public class CaseBriefing {

    /** For clients: what we found, why it matters, what we ask and by when, what happens otherwise. */
    public List<Section> forClient(CaseNumber number) {
        throw new UnsupportedOperationException();
    }

    /** For the MSP: the same facts, dense, with engagement counts. */
    public List<Section> forMsp(CaseNumber number) {
        throw new UnsupportedOperationException();
    }
}
