package io.plimsoll.noncompliance;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.mail.MailFacts;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Names in mail what a case is about. */
@Component
class CaseAssets implements MailFacts {

    private static final int NAMED = 5;

    private final Cases cases;
    private final CaseEvidence evidence;

    CaseAssets(Cases cases, CaseEvidence evidence) {
        this.cases = cases;
        this.evidence = evidence;
    }

    @Override
    public Map<String, Object> of(CaseNumber number) {
        return of(cases.get(number));
    }

    /** How many fail now, and the first of them, worst first. */
    Map<String, Object> of(NonCompliance about) {
        CaseEvidence.First failing =
                evidence.first(about.client(), about.control().code(), NAMED);
        return Map.of("assets", Map.of("count", failing.all().assets(), "list", failing.assets()));
    }
}
