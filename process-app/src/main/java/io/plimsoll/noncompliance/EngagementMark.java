package io.plimsoll.noncompliance;

import java.time.Instant;

/**
 * One point of the line of time that an engagement is shown as; told by its words, never by a colour alone.
 *
 * @param kind asked, reminded, answered, silent, extended, stopped, resumed, noted, wrote (the client did), told (the MSP wrote)
 * @param word as a person reads it
 * @param day in the client's zone
 * @param how the channel and how far it got, "" for what needs none
 * @param detail for whoever wants to know more
 */
public record EngagementMark(Instant at, String kind, String word, String day, String how, String detail) {

    /** A sign that goes with the word. */
    public String sign() {
        return switch (kind) {
            case "asked" -> "●";
            case "reminded" -> "○";
            case "answered" -> "✓";
            case "silent" -> "✕";
            case "extended" -> "＋";
            case "stopped" -> "‖";
            case "resumed" -> "▸";
            case "wrote" -> "←";
            case "told" -> "→";
            default -> "·";
        };
    }
}
