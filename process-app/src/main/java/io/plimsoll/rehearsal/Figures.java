package io.plimsoll.rehearsal;

/**
 * What some cases came to, or would have.
 *
 * @param reminders to the client
 * @param decisions how often the service manager had to decide on enforcement
 * @param pauses of services that took effect
 * @param approvals of deviations, each person counted
 * @param refused deviations that would not have been allowed: for too long, or too often renewed
 */
public record Figures(int reminders, int decisions, int pauses, int approvals, int refused) {

    static final Figures NONE = new Figures(0, 0, 0, 0, 0);

    Figures plus(Figures more) {
        return new Figures(
                reminders + more.reminders,
                decisions + more.decisions,
                pauses + more.pauses,
                approvals + more.approvals,
                refused + more.refused);
    }
}
