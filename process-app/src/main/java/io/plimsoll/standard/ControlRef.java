package io.plimsoll.standard;

/**
 * One control of one version of one standard: what a case is judged by.
 *
 * @param standard the standard's id, as in {@code baseline-security-standards}
 * @param version as in {@code 1.0}
 * @param code unique over all standards, as in {@code BSS-01.5}
 */
public record ControlRef(String standard, String version, String code) {}
