package io.plimsoll.deviation;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;

/** What an analyst says about leaving a control unmet for a while. */
@Embeddable
record Assessment(
        String risk,
        int likelihood,
        int impact,
        String compensatingControls,
        int residualLikelihood,
        int residualImpact,
        @Enumerated(EnumType.STRING) Advice advice,
        String adviceText,
        String wayForward,
        LocalDate validUntil,
        String costOfNotFixing) {

    Risk before() {
        return new Risk(likelihood, impact);
    }

    Risk after() {
        return new Risk(residualLikelihood, residualImpact);
    }
}
