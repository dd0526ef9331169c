package io.plimsoll.enforcement;

import io.plimsoll.client.ClientView;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.standard.Control;
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

    static Map<String, Object> pauseNotice(
            CaseView matter,
            ClientView client,
            Control control,
            Pause pause,
            List<String> services,
            Instant cureEnds,
            Instant ends) {
        Map<String, Object> model = common(matter, client, control);
        model.put("services", services);
        model.put("impact", pause.impact());
        model.put("warning", pause.safetyVerdict());
        model.put("safetyReason", pause.safetyReason());
        model.put("cureEnds", moment(cureEnds, client));
        model.put("ends", moment(ends, client));
        return model;
    }

    static Map<String, Object> terminationNotice(
            CaseView matter,
            ClientView client,
            Control control,
            Termination termination,
            List<String> services,
            Instant ends) {
        Map<String, Object> model = common(matter, client, control);
        model.put("services", services);
        model.put("determination", termination.determination());
        model.put("grounds", termination.grounds().lines().toList());
        model.put("noticeEnds", moment(ends, client));
        return model;
    }

    static Map<String, Object> common(CaseView matter, ClientView client, Control control) {
        Map<String, Object> model = new TreeMap<>();
        model.put("number", matter.number().value());
        model.put("clientName", client.name());
        model.put("title", matter.title());
        model.put("severity", matter.severity().key());
        model.put("controlCode", control.ref().code());
        model.put(
                "controlVersion", control.ref().standard() + " " + control.ref().version());
        model.put("requirement", control.requirement());
        model.put("why", control.why());
        model.put("ask", control.ask());
        model.put("openedAt", moment(matter.openedAt(), client));
        return model;
    }

    static String moment(Instant at, ClientView client) {
        return moment(at, client.calendar().zone());
    }

    static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }
}
