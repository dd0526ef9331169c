package io.plimsoll.process;

/** A task that waits, with what its model says about it. */
record OpenTask(TaskSummary summary, String definitionId, TaskStep step) {}
