package io.plimsoll.standard;

/** A catalogue or mapping file that cannot be used; stops the start, because a standard half read is a standard not kept. */
class MalformedCatalogue extends RuntimeException {

    MalformedCatalogue(String file, int line, String reason) {
        super("%s:%d: %s".formatted(file, line, reason));
    }
}
