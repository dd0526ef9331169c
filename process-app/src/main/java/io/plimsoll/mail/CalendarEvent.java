package io.plimsoll.mail;

import java.time.Instant;

/**
 * A deadline as it stands in somebody's calendar.
 *
 * @param uid the same for each version of it (RFC 5545, section 3.8.4.7)
 * @param revision counts its versions, from 0 (section 3.8.7.4)
 * @param over whether it is to be taken out again
 * @param title in the reader's language
 */
record CalendarEvent(String uid, int revision, boolean over, Instant at, String title) {}
