package io.plimsoll.people;

import io.plimsoll.identity.Role;
import io.plimsoll.identity.StandIn;
import java.time.LocalDate;
import java.util.Set;

/**
 * Somebody acts in the place of a colleague who is away.
 *
 * @param absent the account of the colleague, {@code deputy} that of whoever acts
 * @param roles those of the colleague's roles that pass to the deputy
 * @param first day, in the zone of the office
 * @param last day, included
 * @param namedBy who arranged it
 */
public record Deputyship(
        String id,
        String absent,
        String absentUsername,
        String absentName,
        String deputy,
        String deputyName,
        Set<Role> roles,
        LocalDate first,
        LocalDate last,
        String namedBy) {

    boolean isInEffectOn(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    StandIn standIn(Role role) {
        return new StandIn(absent, absentUsername, absentName, role);
    }
}
