package io.plimsoll.policy;

/**
 * What the escalation ladder goes by. Tables from before there were tiers and stages go by the other two alone.
 *
 * @param severity critical, high, medium or low
 * @param tier the client's: gold, silver or bronze
 * @param task the form's id of what is asked
 */
public record LadderQuestion(String severity, String tier, String task, Stage stage) {}
