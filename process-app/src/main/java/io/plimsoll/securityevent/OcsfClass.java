package io.plimsoll.securityevent;

/** The classes of the Open Cybersecurity Schema Framework, version 1.3.0, that our events belong to. */
enum OcsfClass {
    ACCOUNT_CHANGE(3001, "Account Change"),
    AUTHENTICATION(3002, "Authentication"),
    AUTHORIZE_SESSION(3003, "Authorize Session"),
    API_ACTIVITY(6003, "API Activity"),
    DETECTION_FINDING(2004, "Detection Finding");

    private static final int CLASSES_IN_A_CATEGORY = 1000;

    private final int uid;
    private final String caption;

    OcsfClass(int uid, String caption) {
        this.uid = uid;
        this.caption = caption;
    }

    int uid() {
        return uid;
    }

    String caption() {
        return caption;
    }

    int category() {
        return uid / CLASSES_IN_A_CATEGORY;
    }

    String categoryCaption() {
        return switch (category()) {
            case 2 -> "Findings";
            case 3 -> "Identity & Access Management";
            default -> "Application Activity";
        };
    }
}
