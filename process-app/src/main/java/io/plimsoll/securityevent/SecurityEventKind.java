package io.plimsoll.securityevent;

/** What can happen that a person who watches over security wants to know. */
public enum SecurityEventKind {
    SIGNED_IN(OcsfClass.AUTHENTICATION, 1, "Logon", true, Severity.INFORMATIONAL),
    SIGN_IN_REFUSED(OcsfClass.AUTHENTICATION, 1, "Logon", false, Severity.LOW),
    /** A person who was signed in entered credentials again, to sign. */
    SIGNED_IN_AGAIN(OcsfClass.AUTHENTICATION, 99, "Step-up", true, Severity.INFORMATIONAL),
    STEP_UP_REFUSED(OcsfClass.AUTHENTICATION, 99, "Step-up", false, Severity.MEDIUM),
    /** A code by which somebody without an account wanted to come in opened nothing. */
    CODE_REFUSED(OcsfClass.AUTHENTICATION, 1, "Logon", false, Severity.MEDIUM),
    TOKEN_REFUSED(OcsfClass.AUTHENTICATION, 1, "Logon", false, Severity.LOW),
    SIGNED_OUT(OcsfClass.AUTHENTICATION, 2, "Logoff", true, Severity.INFORMATIONAL),
    /** With which roles a session was opened. */
    ROLES_TAKEN(OcsfClass.AUTHORIZE_SESSION, 3, "Assign Roles", true, Severity.INFORMATIONAL),
    /** Somebody asked for what their role does not allow. */
    ACCESS_DENIED(OcsfClass.API_ACTIVITY, 0, "", false, Severity.MEDIUM),
    /** Somebody asked for what does not exist or belongs to another client; which of them is not told. */
    NOT_VISIBLE(OcsfClass.API_ACTIVITY, 0, "", false, Severity.LOW),
    MALFORMED_REQUEST(OcsfClass.API_ACTIVITY, 0, "", false, Severity.LOW),
    TOO_MANY_REQUESTS(OcsfClass.API_ACTIVITY, 0, "", false, Severity.MEDIUM),
    /** More codes were asked for than one contact or one case gets within the hour. */
    CODES_ASKED_TOO_OFTEN(OcsfClass.API_ACTIVITY, 0, "", false, Severity.MEDIUM),
    /** A file that somebody sent was not taken. */
    UPLOAD_REFUSED(OcsfClass.API_ACTIVITY, 0, "", false, Severity.LOW),
    SIGNATURE_REFUSED(OcsfClass.API_ACTIVITY, 0, "", false, Severity.MEDIUM),
    PERSON_INVITED(OcsfClass.ACCOUNT_CHANGE, 1, "Create", true, Severity.INFORMATIONAL),
    PERSON_ENABLED(OcsfClass.ACCOUNT_CHANGE, 2, "Enable", true, Severity.INFORMATIONAL),
    PERSON_DISABLED(OcsfClass.ACCOUNT_CHANGE, 5, "Disable", true, Severity.INFORMATIONAL),
    ROLES_CHANGED(OcsfClass.ACCOUNT_CHANGE, 99, "Roles changed", true, Severity.LOW),
    /** A chain of the ledger does not verify: somebody changed what must never change. */
    LEDGER_BROKEN(OcsfClass.DETECTION_FINDING, 1, "Create", false, Severity.CRITICAL);

    private final OcsfClass ocsf;
    private final int activity;
    private final String activityName;
    private final boolean success;
    private final Severity severity;

    SecurityEventKind(OcsfClass ocsf, int activity, String activityName, boolean success, Severity severity) {
        this.ocsf = ocsf;
        this.activity = activity;
        this.activityName = activityName;
        this.success = success;
        this.severity = severity;
    }

    OcsfClass ocsf() {
        return ocsf;
    }

    int activity() {
        return activity;
    }

    String activityName() {
        return activityName;
    }

    boolean isSuccess() {
        return success;
    }

    Severity severity() {
        return severity;
    }

    /** OCSF's {@code severity_id}. */
    enum Severity {
        INFORMATIONAL(1, "Informational"),
        LOW(2, "Low"),
        MEDIUM(3, "Medium"),
        CRITICAL(5, "Critical");

        private final int id;
        private final String caption;

        Severity(int id, String caption) {
            this.id = id;
            this.caption = caption;
        }

        int id() {
            return id;
        }

        String caption() {
            return caption;
        }
    }
}
