package io.plimsoll.web.page;

import io.plimsoll.standard.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a task is about, as lists and the task's own page show it.
 *
 * @param severity null where it has none
 * @param number what people quote, "" where it is about the client as a whole
 * @param path its page
 */
public record Subject(String title, @Nullable Severity severity, String number, String path) {}
