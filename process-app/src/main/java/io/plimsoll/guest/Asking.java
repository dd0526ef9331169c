package io.plimsoll.guest;

/** What came of asking for a code. Whoever asks is told the same in each case. */
public enum Asking {
    SENT,
    /** Whoever has the address has an account, and was sent a mail that says so. */
    HAS_ACCOUNT,
    /** Too many were asked for within the hour. */
    TOO_OFTEN,
    /** Nobody may answer this case there, or nobody can say now whether they may. */
    NOBODY
}
