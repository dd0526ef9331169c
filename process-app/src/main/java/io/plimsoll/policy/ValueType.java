package io.plimsoll.policy;

import java.util.Arrays;

/** What a column of a decision table holds. */
public enum ValueType {
    TEXT("string", "text"),
    WHOLE("integer", "whole number"),
    NUMBER("double", "number"),
    FLAG("boolean", "true or false");

    private final String dmn;
    private final String words;

    ValueType(String dmn, String words) {
        this.dmn = dmn;
        this.words = words;
    }

    /** As people call it. */
    public String words() {
        return words;
    }

    String dmn() {
        return dmn;
    }

    static ValueType ofDmn(String typeRef) {
        return Arrays.stream(values())
                .filter(type -> type.dmn.equals(typeRef))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No table of ours has a column of the type " + typeRef));
    }
}
