package io.plimsoll.remediation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * A step of a plan.
 *
 * @param due last day, in the client's calendar
 */
@Embeddable
public record Milestone(
        String title, @Column(name = "due_on") LocalDate due) {}
