package io.plimsoll.noncompliance;

import io.plimsoll.mail.Channel;
import java.util.List;

/**
 * Where a reminder went.
 *
 * @param people by name, each by mail: they count as told
 * @param channels that get a copy, which proves nothing
 */
record ReminderTold(List<String> people, List<Channel> channels) {

    /** As the engagement record says it. */
    String words() {
        if (people.isEmpty()) {
            return "Nobody to tell.";
        }
        String byMail = "Told by mail: " + String.join(", ", people) + ".";
        return channels.isEmpty()
                ? byMail
                : byMail + " Copied to: "
                        + String.join(", ", channels.stream().map(Channel::name).toList()) + ".";
    }

    /** As the ledger says it: names may be anything. */
    List<String> copies() {
        return channels.stream().map(Channel::id).toList();
    }
}
