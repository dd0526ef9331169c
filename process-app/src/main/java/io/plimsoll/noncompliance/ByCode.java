package io.plimsoll.noncompliance;

import io.plimsoll.identity.CaseNumber;
import java.util.Set;

/** What people without an account may do about a case, and where they begin. */
public final class ByCode {

    /** The forms that they may answer: what a client's member may, and nobody need sign. */
    public static final Set<String> FORMS = Set.of("respond", "plan-remediation", "report-done");

    /** The first part of every address of theirs. */
    public static final String ROOT = "/by-code";

    private ByCode() {}

    /** The page where a contact asks for a code; its address is no secret, and it says nothing of the case. */
    public static String door(CaseNumber number, String contact) {
        return "%s/%s/%s".formatted(ROOT, number, contact);
    }
}
