package io.plimsoll.policy;

/** What a column of a decision table holds. */
public enum ValueType {
    TEXT("text"),
    WHOLE("whole number"),
    NUMBER("number"),
    FLAG("true or false");

    private final String words;

    ValueType(String words) {
        this.words = words;
    }

    /** As people call it. */
    public String words() {
        return words;
    }

    static ValueType ofDmn(String typeRef) {
        return switch (typeRef) {
            case "string" -> TEXT;
            case "integer" -> WHOLE;
            case "double" -> NUMBER;
            case "boolean" -> FLAG;
            default -> throw new IllegalStateException("No table of ours has a column of the type " + typeRef);
        };
    }
}
