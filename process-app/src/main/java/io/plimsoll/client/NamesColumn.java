package io.plimsoll.client;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Set;
import java.util.TreeSet;

/** Keeps a set of plain names (days, facts) in one column, in one order, so that equal sets have equal rows. */
@Converter
class NamesColumn implements AttributeConverter<Set<String>, String> {

    @Override
    public String convertToDatabaseColumn(Set<String> names) {
        return String.join(",", new TreeSet<>(names));
    }

    @Override
    public Set<String> convertToEntityAttribute(String column) {
        return column.isEmpty() ? Set.of() : Set.of(column.split(",", -1));
    }
}
