package io.plimsoll.deviation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored agreements. */
interface DeviationRows extends Repository<Deviation, String> {

    Deviation save(Deviation deviation);

    Optional<Deviation> findFirstByCaseNumberOrderByAgreementDesc(String caseNumber);

    List<Deviation> findByCaseNumberOrderByAgreementDesc(String caseNumber);

    List<Deviation> findByClientAndStateInOrderByInForceUntil(String client, List<DeviationState> states);

    @Query("select new io.plimsoll.deviation.PastText(d.caseNumber, d.agreement, t.textVersion,"
            + " t.assessment.residualLikelihood * t.assessment.residualImpact, t.assessedAt, t.assessment.validUntil,"
            + " count(a.subject)) from Deviation d join d.texts t join t.approvals a where d.caseNumber in :numbers"
            + " and a.approved = true and not exists"
            + " (select 1 from DeviationText r join r.approvals n where r = t and n.approved = false)"
            + " group by d.caseNumber, d.agreement, t.textVersion, t.assessment.residualLikelihood,"
            + " t.assessment.residualImpact, t.assessedAt, t.assessment.validUntil"
            + " order by d.caseNumber, d.agreement, t.textVersion")
    List<PastText> approved(Collection<String> numbers);
}
