package io.plimsoll.mail;

import io.plimsoll.identity.CaseNumber;
import java.util.Map;

/** Finds what a mail of its own says and one with others does not; implemented by the module that keeps the cases. */
@FunctionalInterface
public interface MailFacts {

    /** What the model of a mail about that case still lacks, as it stands now. */
    Map<String, Object> of(CaseNumber number);
}
