package io.plimsoll.incident;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.client.Deadline;
import io.plimsoll.incident.IncidentView.Disclosure;
import io.plimsoll.incident.IncidentView.Line;
import io.plimsoll.incident.IncidentView.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What belongs to an incident: its number, services, task force, disclosures and what happened. */
@Repository
class IncidentRows {

    private final JdbcClient db;
    private final Clock clock;

    IncidentRows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The next number of this year (UTC), without gaps: the year's row stays locked until the transaction ends. */
    IncidentNumber next() {
        int year = clock.instant().atOffset(ZoneOffset.UTC).getYear();
        int last = db.sql("select last_number from incident_sequence where incident_year = ? for update")
                .param(year)
                .query(Integer.class)
                .single();
        db.sql("update incident_sequence set last_number = ? where incident_year = ?")
                .params(last + 1, year)
                .update();
        return IncidentNumber.of(year, last + 1);
    }

    void affects(Incident incident, List<String> services) {
        for (int place = 0; place < services.size(); place++) {
            db.sql("insert into incident_service (incident_number, client_id, place, name) values (?, ?, ?, ?)")
                    .params(incident.number().value(), incident.client().value(), place, services.get(place))
                    .update();
        }
    }

    List<String> services(Incident incident) {
        return db.sql("select name from incident_service where incident_number = ? and client_id = ? order by place")
                .params(incident.number().value(), incident.client().value())
                .query(String.class)
                .list();
    }

    /**
     * @param forClient whether the client's people may read it
     * @return its id
     */
    String line(Incident incident, String what, String by, String words, boolean forClient) {
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        db.sql("insert into incident_line (id, incident_number, client_id, at, what, by_name, words, for_client)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        incident.number().value(),
                        incident.client().value(),
                        column(clock.instant()),
                        what,
                        by,
                        words,
                        forClient)
                .update();
        return id;
    }

    /** What happened, oldest first; for the client's people only what they may read. */
    List<Line> lines(Incident incident, boolean forClient) {
        return db.sql("select at, what, by_name, words from incident_line where incident_number = ? and client_id = ?"
                        + " and (for_client = true or ? = false) order by at, id")
                .params(incident.number().value(), incident.client().value(), forClient)
                .query((row, n) -> new Line(
                        instant(row.getObject("at", LocalDateTime.class)),
                        row.getString("what"),
                        row.getString("by_name"),
                        row.getString("words")))
                .list();
    }

    /** Puts a task force in the place of the one before. */
    void taskForce(Incident incident, List<Member> members) {
        db.sql("delete from incident_member where incident_number = ? and client_id = ?")
                .params(incident.number().value(), incident.client().value())
                .update();
        for (int place = 0; place < members.size(); place++) {
            Member member = members.get(place);
            db.sql("insert into incident_member (incident_number, client_id, place, name, part, contact)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(
                            incident.number().value(),
                            incident.client().value(),
                            place,
                            member.name(),
                            member.part(),
                            member.contact())
                    .update();
        }
    }

    List<Member> taskForce(Incident incident) {
        return db.sql("select name, part, contact from incident_member where incident_number = ? and client_id = ?"
                        + " order by place")
                .params(incident.number().value(), incident.client().value())
                .query((row, n) -> new Member(row.getString("name"), row.getString("part"), row.getString("contact")))
                .list();
    }

    void disclose(Incident incident, String whom, int place, Deadline due) {
        db.sql("insert into incident_disclosure (incident_number, client_id, place, whom, due_at, zone, calendar,"
                        + " outcome, words, by_name) values (?, ?, ?, ?, ?, ?, ?, '', '', '')")
                .params(
                        incident.number().value(),
                        incident.client().value(),
                        place,
                        whom,
                        column(due.at()),
                        due.zone().getId(),
                        due.calendarVersion())
                .update();
    }

    void disclosed(Incident incident, String whom, String outcome, String words, String by) {
        db.sql("update incident_disclosure set outcome = ?, words = ?, by_name = ?, ended_at = ?"
                        + " where incident_number = ? and client_id = ? and whom = ?")
                .params(
                        outcome,
                        words,
                        by,
                        column(clock.instant()),
                        incident.number().value(),
                        incident.client().value(),
                        whom)
                .update();
    }

    void reminded(Incident incident, String whom, int reminder) {
        db.sql("update incident_disclosure set reminders = ?"
                        + " where incident_number = ? and client_id = ? and whom = ?")
                .params(reminder, incident.number().value(), incident.client().value(), whom)
                .update();
    }

    List<Disclosure> disclosures(Incident incident) {
        return db.sql("select whom, due_at, outcome, words, by_name, ended_at, reminders from incident_disclosure"
                        + " where incident_number = ? and client_id = ? order by place")
                .params(incident.number().value(), incident.client().value())
                .query(IncidentRows::disclosure)
                .list();
    }

    private static Disclosure disclosure(ResultSet row, int n) throws SQLException {
        @Nullable LocalDateTime ended = row.getObject("ended_at", LocalDateTime.class);
        return new Disclosure(
                row.getString("whom"),
                instant(row.getObject("due_at", LocalDateTime.class)),
                row.getString("outcome"),
                row.getString("words"),
                row.getString("by_name"),
                ended == null ? null : instant(ended),
                row.getInt("reminders"));
    }

    private static LocalDateTime column(Instant at) {
        return LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    private static Instant instant(LocalDateTime column) {
        return column.toInstant(ZoneOffset.UTC);
    }
}
