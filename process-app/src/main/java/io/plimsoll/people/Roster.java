package io.plimsoll.people;

import java.util.List;

/**
 * The accounts of one client.
 *
 * @param group whether the client has its group, which gives people their client
 * @param accounts all in the group, the MSP's own people who are limited to this client among them
 */
public record Roster(boolean group, List<Account> accounts) {

    public Roster {
        accounts = List.copyOf(accounts);
    }
}
