package io.plimsoll.people;

import java.util.List;

/**
 * The MSP's own people.
 *
 * @param people by name
 * @param differences what is amiss with them, and clients that nobody can sign in to
 * @param limits why nothing can be changed here, "" where it can
 * @param outage why the accounts are missing from this view, "" where they are there
 */
public record StaffView(List<Account> people, List<Difference> differences, String limits, String outage) {}
