package io.plimsoll.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which kind of thing a request asks for, as far as limits differ. */
final class Asked {

    private static final Predicate<String> ASSET =
            Pattern.compile("/assets/.*|/favicon[^/]*").asMatchPredicate();
    private static final Predicate<String> SIGN_IN = Pattern.compile(
                    "/oauth2/authorization/.*|/login/oauth2/code/.*|/issuer/login|/issuer/oauth2/(token|authorize)")
            .asMatchPredicate();
    private static final Predicate<String> BACK_CHANNEL =
            Pattern.compile("/logout/connect/back-channel/.*").asMatchPredicate();
    private static final Predicate<String> UPLOAD =
            Pattern.compile("/imports|/api/v1/clients/[^/]+/scans").asMatchPredicate();
    private static final Predicate<String> ATTACHMENTS = Pattern.compile(
                    "/clients/[^/]+/(report|attestation/answers)|(/api/v1)?/cases/[^/]+/attachments"
                            + "|/cases/[^/]+/remediation/milestones/[^/]+"
                            + "|/api/v1/clients/[^/]+/attestation/questions/[^/]+/attachments")
            .asMatchPredicate();
    private static final Predicate<String> ANSWER = Pattern.compile(
                    "(/by-code/case)?/tasks/[^/]+/answer|/api/v1/tasks/[^/]+/complete|/clients/[^/]+/attestation/answers")
            .asMatchPredicate();

    private static final Predicate<String> CODE =
            Pattern.compile("/by-code/[^/]+/[^/]+/(ask|enter)").asMatchPredicate();

    private Asked() {}

    static boolean isAsset(HttpServletRequest request) {
        return ASSET.test(path(request));
    }

    static boolean isSignIn(HttpServletRequest request) {
        return SIGN_IN.test(path(request));
    }

    /** The issuer says that people signed out; many at once come from its one address, and none may be lost. */
    static boolean isBackChannel(HttpServletRequest request) {
        return BACK_CHANNEL.test(path(request));
    }

    static boolean isUpload(HttpServletRequest request) {
        return isDelivery(request) || isAttachment(request);
    }

    /** Results of scans may be very large. */
    static boolean isDelivery(HttpServletRequest request) {
        return isPost(request) && UPLOAD.test(path(request));
    }

    /** Files that people hand in are of the size of a document. */
    static boolean isAttachment(HttpServletRequest request) {
        return isPost(request) && ATTACHMENTS.test(path(request));
    }

    static boolean isAnswer(HttpServletRequest request) {
        return isPost(request) && ANSWER.test(path(request));
    }

    /** Somebody without an account wants a code, or types one. */
    static boolean isCode(HttpServletRequest request) {
        return isPost(request) && CODE.test(path(request));
    }

    private static boolean isPost(HttpServletRequest request) {
        return "POST".equals(request.getMethod());
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
