package io.plimsoll.enforcement;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which pauses took effect in many cases, in one question; for whoever has found that the reader may see them. */
@Component
@Transactional(readOnly = true)
public class PauseHistories {

    private final PauseRepository stored;

    PauseHistories(PauseRepository stored) {
        this.stored = stored;
    }

    /** By case and time. */
    public List<PastPause> of(Collection<String> caseNumbers) {
        return caseNumbers.isEmpty() ? List.of() : stored.inEffect(caseNumbers);
    }
}
