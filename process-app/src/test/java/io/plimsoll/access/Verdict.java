package io.plimsoll.access;

import org.springframework.mock.web.MockHttpServletResponse;

/** A cell of the access matrix: what came of one call. */
enum Verdict {
    YES("yes"),
    FORBIDDEN("403"),
    ABSENT("404"),
    SIGN_IN("sign in"),
    BROKEN("broken");

    private static final String SIGN_IN_AT = "/oauth2/authorization/plimsoll";
    private static final String CODE_OVER = "/by-code/over";
    private static final String ISSUER_LOGIN = "/issuer/login";

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Whoever is told that what they sent does not fit was let in. */
    static Verdict of(MockHttpServletResponse answer) {
        int status = answer.getStatus();
        if (status == 401 || status == 302 && leadsToSignIn(answer)) {
            return SIGN_IN;
        } else if (status == 403) {
            return FORBIDDEN;
        } else if (status == 404) {
            return ABSENT;
        }
        boolean let = status < 400 || status == 400 || status == 409 || status == 413 || status == 422;
        return let ? YES : BROKEN;
    }

    private static boolean leadsToSignIn(MockHttpServletResponse answer) {
        String to = String.valueOf(answer.getRedirectedUrl());
        return to.endsWith(SIGN_IN_AT) || to.endsWith(ISSUER_LOGIN) || to.endsWith(CODE_OVER);
    }
}
