package io.plimsoll.client;

import java.util.List;

/**
 * What an analyst says about a client's checks, as typed.
 *
 * @param domains one line each: the domain, then its DKIM selectors
 * @param enforceDmarc whether a policy that only watches is too little
 * @param cycleDays how often the checks run, 1 to 90
 * @param warningDays how long before its end of life a thing is told, 0 to 730
 */
public record CheckDetails(List<String> domains, boolean enforceDmarc, int cycleDays, int warningDays) {}
