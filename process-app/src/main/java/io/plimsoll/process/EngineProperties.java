package io.plimsoll.process;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the engine works off its jobs; the defaults suit two cores.
 *
 * @param jobs whether this node works off jobs at all
 * @param threads jobs, or lots of timers, worked off at the same time, 1 to 64
 * @param queue jobs, or lots of timers, that may wait in memory for a thread, 1 to 256
 * @param batch jobs fetched at once, 1 to 512; timers of one client among them are worked off together
 * @param minWait pause after a look that found nothing, 50 ms or more
 * @param maxWait longest pause between two looks; a reminder is late by at most this
 * @param backoff pause after a collision with another node, 1 ms or more: without one nodes keep colliding
 */
@Validated
@ConfigurationProperties("plimsoll.engine")
record EngineProperties(
        @DefaultValue("true") boolean jobs,
        @DefaultValue("4") @Min(1) @Max(64) int threads,
        @DefaultValue("8") @Min(1) @Max(256) int queue,
        @DefaultValue("128") @Min(1) @Max(512) int batch,
        @DefaultValue("250ms") @NotNull Duration minWait,
        @DefaultValue("1s") @NotNull Duration maxWait,
        @DefaultValue("25ms") @NotNull Duration backoff) {}
