package io.plimsoll.web.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says to people what happens next, once their decision is taken. */
final class AfterAnswer {

    private static final String OTHER = "other";

    private static final Map<String, String> NEXT = Map.ofEntries(
            Map.entry("remediate", "Next we ask you for a short plan: how and by when it will be fixed."),
            Map.entry(
                    "deviation",
                    "An analyst now looks at the risk. Then you get a text to read and to sign or decline."),
            Map.entry("dispute", "An analyst looks into what you said and tells you what they found."),
            Map.entry(
                    "sign", "You have signed. We now look at it once more, and tell you by mail when it is in force."),
            Map.entry("refuse", "It is recorded that you refused, and why. Our service manager reads it."),
            Map.entry("confirm", "We know that you know. We tell you how it goes on."),
            Map.entry("decline", "It is recorded that you declined. We will ask you how to go on."),
            Map.entry("accept", "We start with the work as offered, and tell you when it is done."),
            Map.entry("ask-proposal", "We prepare an offer and send it to you."),
            Map.entry("done", "We record it and check what was reported."),
            Map.entry("approve", "It is approved, and those concerned are told."),
            Map.entry("reject", "It is turned down, and those concerned are told why."),
            Map.entry("offer", "The offer is on its way to the client."),
            Map.entry("uphold", "The case is closed, and the client is told."),
            Map.entry("met", "The case is closed as met, and the client is told."),
            Map.entry("not-met", "It counts as a failed try. The client is asked for a new plan while tries are left."),
            Map.entry("extend", "The client is asked once more, with the time that you gave."),
            Map.entry("pause", "An analyst prepares the pause. It needs an approval before anything happens."),
            Map.entry("recommend", "A director decides about your recommendation."),
            Map.entry("renew", "The risk is assessed anew for the next term."),
            Map.entry("lapse", "The deviation ends. The client is asked how to go on."),
            Map.entry("retry", "It is tried again now."),
            Map.entry("by-hand", "Somebody goes through a list of what there is to do by hand."));

    private AfterAnswer() {}

    /** The outcome as it may stand in an address. */
    static String known(@Nullable Object outcome) {
        return outcome instanceof String word && NEXT.containsKey(word) ? word : OTHER;
    }

    /** The same where the form matters, since forms share outcomes. */
    static String of(String form, String outcome) {
        if (form.equals("acknowledge-standard") && outcome.equals("sign")) {
            return "You have acknowledged it. What you signed is kept, and you get a mail with the reference.";
        }
        return of(outcome);
    }

    static String of(String outcome) {
        return NEXT.getOrDefault(outcome, "It is recorded, and whoever has to act next is told.");
    }
}
