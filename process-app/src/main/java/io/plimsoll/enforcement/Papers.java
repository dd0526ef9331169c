package io.plimsoll.enforcement;

import io.plimsoll.client.ClientView;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.StandardView;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the notices and the pack say, as plain values for their templates; times in the client's zone. */
final class Papers {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);

    private Papers() {}

    /** What a paper is about. */
    record Subject(CaseView matter, ClientView client, Control control, StandardView standard) {}

    static Map<String, Object> pauseNotice(
            Subject subject, Pause pause, List<String> services, Instant cureEnds, Instant ends) {
        Map<String, Object> model = common(subject);
        model.put("services", services);
        model.put("impact", pause.impact());
        model.put("warning", pause.safetyVerdict());
        model.put("safetyReason", pause.safetyReason());
        model.put("cureEnds", moment(cureEnds, subject.client()));
        model.put("ends", moment(ends, subject.client()));
        return model;
    }

    static Map<String, Object> terminationNotice(
            Subject subject, Termination termination, List<String> services, Instant ends) {
        Map<String, Object> model = common(subject);
        model.put("services", services);
        model.put("determination", termination.determination());
        model.put("grounds", termination.grounds().lines().toList());
        model.put("noticeEnds", moment(ends, subject.client()));
        return model;
    }

    static Map<String, Object> common(Subject subject) {
        CaseView matter = subject.matter();
        Control control = subject.control();
        Map<String, Object> model = new TreeMap<>();
        model.put("number", matter.number().value());
        model.put("clientName", subject.client().name());
        model.put("title", matter.title());
        model.put("severity", matter.severity().key());
        model.put("controlCode", control.ref().code());
        model.put(
                "standard",
                subject.standard().title() + " " + subject.standard().version());
        model.put("requirement", control.requirement());
        model.put("why", control.why());
        model.put("ask", control.ask());
        model.put("openedAt", moment(matter.openedAt(), subject.client()));
        return model;
    }

    static String moment(Instant at, ClientView client) {
        return moment(at, client.calendar().zone());
    }

    static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }
}
