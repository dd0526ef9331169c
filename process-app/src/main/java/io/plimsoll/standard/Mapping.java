package io.plimsoll.standard;

import java.util.Set;

/**
 * What a source's check means for one client.
 *
 * @param known false while neither rule nor person has said what the check is about
 * @param controls codes of the standards that the client has adopted; empty also where the check is ignored
 */
public record Mapping(boolean known, Set<String> controls) {

    static final Mapping UNKNOWN = new Mapping(false, Set.of());
}
