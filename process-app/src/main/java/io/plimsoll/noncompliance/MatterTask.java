package io.plimsoll.noncompliance;

import io.plimsoll.identity.ClientId;

/**
 * What a task is about that is about no case.
 *
 * @param number the matter's own
 * @param step the model's element id of the task, for forms used by several tasks
 */
public record MatterTask(ClientId client, String number, String step) {}
