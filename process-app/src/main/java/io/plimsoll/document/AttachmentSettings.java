package io.plimsoll.document;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What people may attach ({@code plimsoll.attachments}). Files are not scanned for viruses here.
 *
 * @param maxSize of one file
 * @param maxFiles sent at once, 1 to 20
 * @param maxEach kept about one case or questionnaire, 1 to 1000
 */
@Validated
@ConfigurationProperties("plimsoll.attachments")
record AttachmentSettings(
        @DefaultValue("10MB") @NotNull DataSize maxSize,
        @DefaultValue("5") @Min(1) @Max(20) int maxFiles,
        @DefaultValue("50") @Min(1) @Max(1000) int maxEach) {}
