package io.plimsoll.policy;

/**
 * Who approves a deviation and what it may be at most.
 *
 * @param levels 1: service manager; 2: director too
 * @param maxDays longest validity in calendar days
 * @param maxRenewals how often it may be renewed
 */
public record ApprovalRule(int levels, int maxDays, int maxRenewals) {}
