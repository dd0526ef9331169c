package io.plimsoll.comment;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;

/**
 * Something that happened to a case and that those who watch it should hear of.
 *
 * @param shared whether the client's people may hear of it
 * @param toMsp one sentence for the MSP's people
 * @param toClient one sentence for the client's, "" where it is not for them
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

    /** What that person is told, "" where it is not for them. */
    String sentenceFor(Addressee person) {
        if (person.subject().equals(bySubject)) {
            return "";
        }
        return person.msp() ? toMsp : shared ? toClient : "";
    }
}
