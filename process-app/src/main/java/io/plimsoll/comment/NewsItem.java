package io.plimsoll.comment;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Something that happened to a case and that those who watch it should hear of.
 *
 * @param shared whether the client's people may hear of it
 * @param toMsp for the MSP's people: what happened, to what, how it ended and by whom, each a key that mails have words for
 * @param toClient the same for the client's, "" where it is not for them
 * @param bySubject who did it, who needs not be told
 */
record NewsItem(
        String id,
        ClientId client,
        CaseNumber number,
        boolean shared,
        String toMsp,
        String toClient,
        String bySubject) {

    /** Between the parts of a line; a name, which may hold it, stands last. */
    static final String SEPARATOR = "|";

    private static final int PARTS = 4;

    /** What that person is told, in the language of their mail; empty where it is not for them. */
    Map<String, Object> newsFor(Addressee person) {
        String line = lineFor(person);
        if (line.isEmpty()) {
            return Map.of();
        }
        String[] parts = line.split(Pattern.quote(SEPARATOR), PARTS);
        return Map.of("what", parts[0], "subject", parts[1], "outcome", parts[2], "by", parts[3]);
    }

    private String lineFor(Addressee person) {
        if (person.subject().equals(bySubject)) {
            return "";
        }
        return person.msp() ? toMsp : shared ? toClient : "";
    }
}
