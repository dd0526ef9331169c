package io.plimsoll.finding;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What may be delivered.
 *
 * @param maxSize of a file as sent
 * @param maxUnpackedSize of a gzip file's content
 * @param maxRatio how many times its size a gzip file may unpack to, 2 to 1000; small files are let off
 * @param maxRejects rejected rows of a file that are kept to be looked at, 0 to 100000; all are counted
 * @param threads files read at the same time, 1 to 16
 */
@Validated
@ConfigurationProperties("plimsoll.scans")
record ScanLimits(
        @DefaultValue("200MB") DataSize maxSize,
        @DefaultValue("4GB") DataSize maxUnpackedSize,
        @DefaultValue("200") @Min(2) @Max(1000) int maxRatio,
        @DefaultValue("1000") @Min(0) @Max(100_000) int maxRejects,
        @DefaultValue("2") @Min(1) @Max(16) int threads) {}
