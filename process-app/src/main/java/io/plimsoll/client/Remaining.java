package io.plimsoll.client;

/**
 * How long is left until a deadline, in working time of the client's calendar.
 *
 * @param overdue whether the deadline has passed; then the figures say since when
 * @param days whole working days
 * @param hours working hours beyond the whole days
 */
public record Remaining(boolean overdue, int days, int hours) {}
