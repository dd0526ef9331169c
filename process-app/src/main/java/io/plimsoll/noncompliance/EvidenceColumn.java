package io.plimsoll.noncompliance;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Keeps {@link Evidence} as its bytes. */
@Converter
@Immutable
class EvidenceColumn implements AttributeConverter<Evidence, byte[]> {

    @Override
    public byte @Nullable [] convertToDatabaseColumn(@Nullable Evidence evidence) {
        return evidence == null ? null : evidence.bytes();
    }

    @Override
    public @Nullable Evidence convertToEntityAttribute(byte @Nullable [] column) {
        return column == null ? null : Evidence.ofBytes(column);
    }
}
