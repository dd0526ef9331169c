package io.plimsoll.web.security;

import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Reads logout tokens. A type of its own, so that nobody takes them for access tokens or the other way round.
 *
 * @param decoder that holds them to {@link TokenRules#ofLogout}
 */
public record LogoutTokens(JwtDecoder decoder) {}
