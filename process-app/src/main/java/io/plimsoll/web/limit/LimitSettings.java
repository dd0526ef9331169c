package io.plimsoll.web.limit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much may be asked at once, each written as in {@code 600/1m}. Every node counts for itself: behind a balancer
 * over n nodes up to n times as much passes. Whoever works evenly never notices; a pause fills a limit up again.
 *
 * @param address all requests of one network address, people behind one gateway together; an IPv6 address counts as its
 *     /64 network
 * @param anonymous those of an address that come without anybody being signed in
 * @param signIn steps of signing in from one address; a sign-in takes two here, and four at the embedded issuer
 * @param actor all requests of one person or machine that signed in
 * @param upload files that one of them delivers
 * @param answer tasks that one of them completes or tries to sign
 * @param code codes for people without an account that one address asks for or tries
 * @param mostTracked addresses and actors that are remembered at once, 100 to 10000000; about 300 bytes each
 */
@Validated
@ConfigurationProperties("plimsoll.limits")
record LimitSettings(
        @DefaultValue("6000/1m") Rate address,
        @DefaultValue("300/1m") Rate anonymous,
        @DefaultValue("60/1m") Rate signIn,
        @DefaultValue("3000/1m") Rate actor,
        @DefaultValue("60/1m") Rate upload,
        @DefaultValue("240/1m") Rate answer,
        @DefaultValue("30/1h") Rate code,
        @DefaultValue("100000") @Min(100) @Max(10_000_000) int mostTracked) {

    Rate of(Limit limit) {
        return switch (limit) {
            case ADDRESS -> address;
            case ANONYMOUS -> anonymous;
            case SIGN_IN -> signIn;
            case ACTOR -> actor;
            case UPLOAD -> upload;
            case ANSWER -> answer;
            case CODE -> code;
        };
    }
}
