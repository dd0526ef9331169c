package io.plimsoll.standard;

import java.util.List;

/** One version of a standard with its controls in the catalogue's order. */
public record StandardView(
        String id, String version, String title, String origin, String summary, List<Control> controls) {}
