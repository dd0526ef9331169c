package io.plimsoll.client;

import java.util.List;

/**
 * How a client is checked.
 *
 * @param domains the mail domains that are looked at
 * @param enforceDmarc whether a policy that only watches is too little
 * @param cycleDays how often the checks run
 * @param warningDays how long before its end of life a thing is told
 * @param columns of the client's inventories
 */
public record CheckSettings(
        List<CheckedDomain> domains, boolean enforceDmarc, int cycleDays, int warningDays, InventoryColumns columns) {

    private static final int WEEK = 7;
    private static final int WARNING = 180;

    /** What holds for a client about whom nothing was said. */
    static final CheckSettings DEFAULT = new CheckSettings(List.of(), false, WEEK, WARNING, InventoryColumns.NONE);
}
