package io.plimsoll.web.security;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Why somebody who came back from the issuer was not let in, in the words shown to them. */
enum SignInFailure {
    OTHER_PERSON(
            HttpStatus.FORBIDDEN,
            "Somebody else signed in",
            "To sign, the person who opened the page has to sign in again. Nothing was changed."),
    NOT_FRESH(
            HttpStatus.UNAUTHORIZED,
            "You were not asked for your password",
            "A signature needs a new sign-in with your password. Please try again."),
    TOO_WEAK(
            HttpStatus.UNAUTHORIZED,
            "A second factor is needed",
            "A signature needs your authenticator app or passkey besides your password. Please try again."),
    OVER(
            HttpStatus.UNAUTHORIZED,
            "You are signed out",
            "Your session is over: you were away for long, or it was ended elsewhere. What you had typed is kept as a"
                    + " draft. Sign in to go on."),
    TOO_LATE(
            HttpStatus.UNAUTHORIZED,
            "This sign-in is over",
            "It took too long, or the page was opened twice. Please start again."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Sign-in is not available",
            "The sign-in provider does not answer. Nothing was changed. Please try again in a minute."),
    CANCELLED(HttpStatus.UNAUTHORIZED, "You did not sign in", "The sign-in was stopped. You can start again."),
    REFUSED(
            HttpStatus.UNAUTHORIZED,
            "We could not sign you in",
            "Please try again. If it stays like this, ask your service manager.");

    private final HttpStatus status;
    private final String title;
    private final String text;

    SignInFailure(HttpStatus status, String title, String text) {
        this.status = status;
        this.title = title;
        this.text = text;
    }

    /** The failure that an OAuth 2.0 error code, ours or the issuer's, stands for. */
    static SignInFailure ofCode(String code) {
        return switch (code) {
            case SignedInPeople.OTHER_PERSON -> OTHER_PERSON;
            case SignedInPeople.NOT_FRESH -> NOT_FRESH;
            case SignedInPeople.TOO_WEAK -> TOO_WEAK;
            case "authorization_request_not_found", "invalid_state_parameter" -> TOO_LATE;
            case SignedInPeople.UNAVAILABLE, "server_error" -> UNAVAILABLE;
            case "access_denied" -> CANCELLED;
            default -> REFUSED;
        };
    }

    /** The failure named in an address. */
    static SignInFailure ofWord(String word) {
        return Arrays.stream(values())
                .filter(failure -> failure.word().equals(word))
                .findFirst()
                .orElse(REFUSED);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    String text() {
        return text;
    }
}
