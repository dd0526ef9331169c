package io.plimsoll.mail;

/** Does with answers by mail what they are for; implemented by the module that keeps what is said about cases. */
@FunctionalInterface
public interface CaseReplies {

    /** Takes an answer, which comes here once; in the transaction that notes that it came. */
    void take(CaseReply reply);
}
