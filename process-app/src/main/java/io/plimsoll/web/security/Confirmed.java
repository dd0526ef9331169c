package io.plimsoll.web.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the actor of a decision: the issuer is asked at once whether they still are who they were and may still do what
 * they could, whatever was known before. While it cannot be asked, nothing is decided.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Confirmed {}
