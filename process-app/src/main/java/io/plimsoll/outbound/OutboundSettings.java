package io.plimsoll.outbound;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What this installation may call on somebody's configuration.
 *
 * @param allow host names, addresses, and ranges as in {@code 10.1.0.0/16}, that may be called although they are not of
 *     the public internet; none by default
 * @param plainHttp whether {@code http} will do; without it, only {@code https} is called
 * @param connectTimeout until a connection stands
 * @param timeout for a whole call
 * @param maxResponse that is read of an answer
 */
@Validated
@ConfigurationProperties("plimsoll.outbound")
record OutboundSettings(
        @DefaultValue Set<String> allow,
        @DefaultValue("false") boolean plainHttp,
        @DefaultValue("5s") @NotNull Duration connectTimeout,
        @DefaultValue("15s") @NotNull Duration timeout,
        @DefaultValue("64KB") @NotNull DataSize maxResponse) {}
