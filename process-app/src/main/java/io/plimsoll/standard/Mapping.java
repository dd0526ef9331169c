package io.plimsoll.standard;

import java.util.Set;

/**
 * What a source's check means for one client.
 *
 * @param known false while neither rule nor person has said what the check is about, or rules say two things at once
 * @param controls codes of the standards that the client has adopted; empty also where the check is ignored, and some
 *     may be there already while a person must still say what it is about in another standard
 */
public record Mapping(boolean known, Set<String> controls) {}
