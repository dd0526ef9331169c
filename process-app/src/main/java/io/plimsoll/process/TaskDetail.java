package io.plimsoll.process;

import io.plimsoll.noncompliance.TaskContext;

/**
 * A task with all that its page needs.
 *
 * @param formSchema the deployed form, form-js JSON
 */
public record TaskDetail(TaskSummary task, String formSchema, TaskContext context) {}
