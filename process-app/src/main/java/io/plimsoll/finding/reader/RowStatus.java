package io.plimsoll.finding.reader;

/** What one check says about one asset. */
public enum RowStatus {
    MET("met"),
    NOT_MET("not-met"),
    NOT_APPLICABLE("n-a"),
    UNKNOWN("unknown");

    private final String key;

    RowStatus(String key) {
        this.key = key;
    }

    /** The word kept in tables. */
    public String key() {
        return key;
    }

    /** Whether it says anything; what does not opens and clears nothing. */
    public boolean judged() {
        return this == MET || this == NOT_MET;
    }

    /** The worse of two results for the same thing: a failure beats a success, and both beat saying nothing. */
    public RowStatus worse(RowStatus other) {
        if (this == NOT_MET || other == NOT_MET) {
            return NOT_MET;
        }
        return this == MET || !other.judged() ? this : other;
    }
}
