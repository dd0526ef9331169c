package io.plimsoll.mail;

import io.plimsoll.identity.NotVisible;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Everything people are told by mail, and what each template relies on; a folder of {@code email-templates} for each. */
enum MailEvent {
    ANSWER_ASKED("client", "round", "again", "due"),
    REMINDER("client", "task", "tone", "last", "nr", "of", "due"),
    REMINDER_TOLD("msp", "nr", "of"),
    SILENCE_RECORDED("msp", "task"),
    DISPUTE_RAISED("msp", "ground", "explanation"),
    DISPUTE_REJECTED("client", "explanation"),
    CASE_DISMISSED("client", "explanation", "until"),
    ENFORCEMENT_DUE("msp", "because", "round"),
    CLOCK_STOPPED("client", "task"),
    TIME_CHANGED("client", "task", "change", "before", "due"),
    MORE_TIME_GIVEN("client", "days", "explanation"),
    SIGNATURE_ASKED("client", "validUntil", "advice", "residual", "due"),
    DEVIATION_SIGNED("client", "reference", "validUntil", "textSha256", "ledgerHead"),
    DEVIATION_DECLINED("msp", "declineReason"),
    APPROVAL_ASKED("msp", "level", "residual"),
    DEVIATION_IN_FORCE("client", "validUntil"),
    DEVIATION_REJECTED("client", "explanation"),
    DEVIATION_REVIEW_DUE("msp", "validUntil"),
    DEVIATION_TEXT_CHANGES("client", "reference", "signed"),
    DEVIATION_NOT_RENEWED("client", "validUntil", "explanation"),
    DEVIATION_TERM_ENDED("client", "validUntil"),
    DEVIATION_LAPSED("client"),
    AGREEMENT_VOIDED("client"),
    PLAN_ASKED("client", "again", "setback", "explanation", "due"),
    PROPOSAL_OFFERED("client", "total", "currency", "validUntil", "description"),
    PROPOSAL_DECLINED("msp", "declineReason"),
    PLAN_APPROVED("client", "milestones"),
    PLAN_REJECTED("client", "explanation"),
    MILESTONE_MISSED("client", "milestone", "owner", "milestoneDue"),
    OUR_MILESTONE_MISSED("msp", "milestone", "owner", "milestoneDue"),
    EXTENSION_ASKED("msp", "explanation", "until", "due"),
    EXTENSION_GRANTED("client", "milestones", "explanation", "undecided", "due"),
    EXTENSION_REFUSED("client", "milestones", "explanation", "due"),
    VERIFICATION_FAILED("client", "evidence", "files"),
    PAUSE_NOTICE("client", "services", "impact", "cureEnds", "ends"),
    SERVICE_PAUSED("client", "services", "longestPauseEnds"),
    TERM_CHANGED("client", "services", "term", "before", "ends"),
    PAUSE_REFUSED("msp", "reason"),
    ORDER_REFUSED("msp", "action", "reason"),
    BY_HAND_ASKED("msp", "action", "services"),
    GATEWAY_SILENT("msp", "action", "services"),
    GATEWAY_LATE("msp", "services"),
    RESUMPTION_ASKED("msp"),
    SERVICE_RESUMED("client", "services"),
    TERMINATION_ASKED("msp", "determination"),
    TERMINATION_NOTICE("client", "services", "noticeEnds", "determination"),
    SERVICE_TERMINATED("client", "services"),
    CASE_CLOSED_MET("client"),
    CASE_WITHDRAWN("client", "reason", "left"),
    CASE_CLOSED_TERMINATED("client"),
    COMMENT_SHARED("client", "author"),
    COMMENT_RECEIVED("msp", "author"),
    REPLY_LEFT("msp", "sender", "obstacle"),
    COMMENT_MENTION("client", "author"),
    MENTION_TOLD("msp", "author"),
    CASE_NEWS("client", "news"),
    NEWS_TOLD("msp", "news"),
    CODE(Matter.CLIENT, "client", "clientName", "number", "account", "code", "minutes"),
    DAILY(Matter.CLIENT, "client", "clientName", "count", "items"),
    DAILY_TOLD(Matter.CLIENT, "msp", "count", "about", "others", "clients"),
    REMINDERS(Matter.CLIENT, "client", "clientName", "count", "due", "lastOnes", "matters"),
    REMINDERS_TOLD(Matter.CLIENT, "msp", "count", "about", "others", "told"),
    ATTESTATION_ASKED(Matter.CLIENT, "client", "clientName", "count", "areas", "due"),
    ATTESTATION_REMINDER(Matter.CLIENT, "client", "clientName", "count", "areas", "due", "last", "nr", "of"),
    ATTESTATION_TIME_CHANGED(Matter.CLIENT, "client", "clientName", "count", "areas", "due", "before"),
    ATTESTATION_NOT_APPLICABLE(Matter.CLIENT, "msp", "clientName", "said"),
    INCIDENT_REPORTED(
            Matter.CLIENT, "msp", "clientName", "incident", "summary", "confirmed", "noticed", "late", "overrun"),
    INCIDENT_TOLD(
            Matter.CLIENT,
            "client",
            "clientName",
            "incident",
            "summary",
            "severity",
            "ours",
            "systems",
            "services",
            "due"),
    INCIDENT_REMINDER(
            Matter.CLIENT,
            "client",
            "clientName",
            "incident",
            "summary",
            "severity",
            "ours",
            "systems",
            "services",
            "due",
            "last",
            "nr",
            "of"),
    INCIDENT_SILENT(Matter.CLIENT, "msp", "clientName", "incident", "summary", "reminders"),
    INCIDENT_DISCLOSURE_DUE(Matter.CLIENT, "msp", "clientName", "incident", "summary", "whom", "due", "overdue"),
    INCIDENT_UPDATE(Matter.CLIENT, "client", "clientName", "incident", "summary", "words"),
    INCIDENT_CLOSED(Matter.CLIENT, "client", "clientName", "incident", "summary", "rootCause", "measures", "lessons"),
    INCIDENT_DISMISSED(Matter.CLIENT, "client", "clientName", "incident", "summary", "reason"),
    STANDARD_ASKED(
            Matter.CLIENT,
            "client",
            "clientName",
            "adoption",
            "standard",
            "version",
            "first",
            "inForce",
            "added",
            "changed",
            "removed",
            "due"),
    STANDARD_REMINDER(
            Matter.CLIENT,
            "client",
            "clientName",
            "adoption",
            "standard",
            "version",
            "first",
            "inForce",
            "last",
            "nr",
            "of",
            "due"),
    STANDARD_TIME_CHANGED(
            Matter.CLIENT,
            "client",
            "clientName",
            "adoption",
            "standard",
            "version",
            "first",
            "inForce",
            "before",
            "due"),
    STANDARD_ACKNOWLEDGED(Matter.CLIENT, "client", "clientName", "adoption", "standard", "version", "first", "inForce"),
    STANDARD_REFUSED(
            Matter.CLIENT, "msp", "clientName", "adoption", "standard", "version", "first", "inForce", "refusalReason"),
    STANDARD_WITHDRAWN(
            Matter.CLIENT, "client", "clientName", "adoption", "standard", "version", "first", "inForce", "reason"),
    STANDARD_SILENT(
            Matter.CLIENT, "msp", "clientName", "adoption", "standard", "version", "first", "inForce", "reminders"),
    STANDARD_IN_FORCE(
            Matter.CLIENT, "client", "clientName", "adoption", "standard", "version", "first", "inForce", "answer");

    private static final List<String> OF_EVERY_CASE = List.of(
            "case.number",
            "case.title",
            "case.severity",
            "case.clientName",
            "control.code",
            "control.requirement",
            "control.why",
            "control.ask",
            "assets.count",
            "assets.list");

    private final Matter matter;
    private final String audience;
    private final List<String> keys;

    /** Nothing is asked in these, and nothing begins or ends because they are read late. */
    private static final Set<MailEvent> CAN_WAIT = EnumSet.of(
            COMMENT_SHARED,
            COMMENT_MENTION,
            MENTION_TOLD,
            CASE_NEWS,
            NEWS_TOLD,
            MORE_TIME_GIVEN,
            PLAN_APPROVED,
            CASE_DISMISSED,
            CASE_CLOSED_MET,
            CASE_WITHDRAWN,
            STANDARD_ACKNOWLEDGED);

    /** What a mail is about. */
    private enum Matter {
        CASE,
        CLIENT
    }

    MailEvent(String audience, String... keys) {
        this(Matter.CASE, audience, keys);
    }

    MailEvent(Matter matter, String audience, String... keys) {
        this.matter = matter;
        this.audience = audience;
        this.keys = List.of(keys);
    }

    /** The event of that name and audience; a fault where there is none. */
    static MailEvent of(String event, String audience) {
        return Arrays.stream(values())
                .filter(each -> each.key().equals(event) && each.audience.equals(audience))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no mail " + event + " to " + audience));
    }

    /** The event of that folder; NotVisible where there is none, since folders stand in addresses. */
    static MailEvent ofFolder(String folder) {
        return Arrays.stream(values())
                .filter(each -> each.folder().equals(folder))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String audience() {
        return audience;
    }

    String folder() {
        return key() + "-" + audience;
    }

    /** Whether it is about a case; else about the client as a whole. */
    boolean isAboutCase() {
        return matter == Matter.CASE;
    }

    /**
     * Whether it may come with others, some hours later: no request, no notice, and of reminders only the friendly ones
     * that are not the last and that nobody wanted to go out now.
     */
    boolean canWait(Map<String, Object> model) {
        return CAN_WAIT.contains(this)
                || "friendly".equals(model.get("tone"))
                        && !Boolean.TRUE.equals(model.get("last"))
                        && !Boolean.TRUE.equals(model.get("byHand"));
    }

    /**
     * Whether it is worded a little later, in one mail with all else of its kind that its reader is to hear by then: timers
     * of many cases go off at one moment. What a person wanted to go out now does not wait.
     */
    boolean comesWithOthers(Map<String, Object> model) {
        return (this == REMINDER || this == REMINDER_TOLD) && !Boolean.TRUE.equals(model.get("byHand"));
    }

    /** Whether only one person wanted to hear it, whatever others may see. */
    boolean isForOnePerson() {
        return this == COMMENT_MENTION
                || this == MENTION_TOLD
                || this == CASE_NEWS
                || this == NEWS_TOLD
                || this == CODE
                || this == DAILY
                || this == DAILY_TOLD;
    }

    /** What this event adds to what every mail about a case carries. */
    List<String> keys() {
        return keys;
    }

    /** A fault naming the first key that the template needs and the model lacks. */
    void requireKeys(Map<String, Object> model) {
        lacking(model).ifPresent(path -> {
            throw new IllegalArgumentException("The mail " + folder() + " needs " + path);
        });
    }

    /** The first key that the template needs and the model lacks. */
    Optional<String> lacking(Map<String, Object> model) {
        return Stream.concat(isAboutCase() ? OF_EVERY_CASE.stream() : Stream.empty(), keys.stream())
                .filter(path -> !has(model, path))
                .findFirst();
    }

    private static boolean has(Map<String, Object> model, String path) {
        Object at = model;
        for (String part : path.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return at != null;
    }
}
