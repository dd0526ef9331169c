package io.plimsoll.web.security;

/** The issuer could not be asked for its addresses and keys; worth another try later. */
class IssuerUnavailable extends RuntimeException {

    IssuerUnavailable(Throwable cause) {
        super("The OpenID provider does not answer", cause);
    }
}
