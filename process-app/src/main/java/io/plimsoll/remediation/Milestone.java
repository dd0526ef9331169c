package io.plimsoll.remediation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;

/**
 * A step of a plan.
 *
 * @param due last day, in the client's calendar
 * @param owner who does it
 * @param side on whose side that person is
 */
@Embeddable
public record Milestone(
        String title,
        @Column(name = "due_on") LocalDate due,
        String owner,
        @Enumerated(EnumType.STRING) Side side) {}
