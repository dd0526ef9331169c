package io.plimsoll;

import java.util.List;

/** Settings with which Plimsoll does not start in earnest. */
class UnsafeSettings extends IllegalStateException {

    private final List<String> complaints;

    /**
     * @param complaints one sentence a setting, each naming it; never the value of a secret
     */
    UnsafeSettings(List<String> complaints) {
        super("The profile 'production' refuses to start:\n  - " + String.join("\n  - ", complaints));
        this.complaints = List.copyOf(complaints);
    }

    List<String> complaints() {
        return complaints;
    }
}
