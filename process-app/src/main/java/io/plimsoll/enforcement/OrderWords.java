package io.plimsoll.enforcement;

import io.plimsoll.client.ServiceGateway.Action;
import io.plimsoll.client.ServiceKind;
import java.util.List;

/** How people are told what to do to a service, so that whoever does it by hand forgets nothing. */
final class OrderWords {

    private OrderWords() {}

    /** As in "to pause"; also the key that mails in every language have words for. */
    static String verb(Action action) {
        return switch (action) {
            case PAUSE -> "pause";
            case RESUME -> "resume";
            case TERMINATE -> "end";
        };
    }

    /** As in "paused". */
    static String participle(Action action) {
        return switch (action) {
            case PAUSE -> "paused";
            case RESUME -> "resumed";
            case TERMINATE -> "ended";
        };
    }

    /** What there is to do, in this order. */
    static List<String> steps(Action action, ServiceKind kind) {
        String what = part(kind);
        return switch (action) {
            case PAUSE ->
                List.of(
                        "Switch off " + what + " for this client only",
                        "Keep settings and data, so that it can be resumed",
                        "See for yourself that it is off");
            case RESUME ->
                List.of(
                        "Switch " + what + " on again, or see that it was never off",
                        "Catch up on what was missed meanwhile",
                        "See for yourself that it works");
            case TERMINATE ->
                List.of(
                        "Switch off " + what + " for good",
                        "Stop billing and cancel what was bought for it",
                        "Set aside the client's data, to be handed back");
        };
    }

    private static String part(ServiceKind kind) {
        return switch (kind) {
            case HELPDESK -> "the telephone line, the mailbox and the portal of the help desk";
            case MONITORING -> "alerts and the agents that report";
            case PATCHING -> "the patch policies and their schedules";
            case ENDPOINT_PROTECTION -> "the policies of the protection, tamper protection last";
            case BACKUP -> "the backup jobs, without touching what they have kept";
            case EMAIL -> "the mail routes and the filtering";
            case CLOUD -> "our administration of the tenant";
            case NETWORK -> "the management of firewalls, switches and access points";
            case IDENTITY -> "our administration of accounts and sign-in";
            case REMOTE_ACCESS -> "the gateways and accounts of remote access";
            case LOGGING -> "the collectors and forwarders of logs";
            case PHISHING_SIMULATION -> "the campaigns";
            case HOSTING -> "the hosted machines, in the order in which they depend on each other";
        };
    }
}
