package io.plimsoll.client;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.LocalDate;
import java.util.SortedMap;

/** Keeps days with their names in one column, in the order of time. */
@Converter
class NamedDaysColumn implements AttributeConverter<SortedMap<LocalDate, String>, String> {

    @Override
    public String convertToDatabaseColumn(SortedMap<LocalDate, String> days) {
        return NamedDays.write(days);
    }

    @Override
    public SortedMap<LocalDate, String> convertToEntityAttribute(String column) {
        return NamedDays.read(column);
    }
}
