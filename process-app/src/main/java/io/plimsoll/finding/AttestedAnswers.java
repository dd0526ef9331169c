package io.plimsoll.finding;

import io.plimsoll.finding.reader.Row;
import io.plimsoll.finding.reader.RowStatus;
import io.plimsoll.finding.reader.Texts;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.Question;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Answers to questions as findings: the question is the check, and it is about the organisation as a whole. */
@Component
class AttestedAnswers {

    private final OwnRows rows;

    AttestedAnswers(OwnRows rows) {
        this.rows = rows;
    }

    void record(ClientId client, List<Attested> said, Actor by) {
        Instant now = rows.now();
        rows.record(
                client, Question.SOURCE, said.stream().map(one -> row(one, now)).toList(), Set.of(), by);
    }

    private static Row row(Attested said, Instant now) {
        return new Row(
                Question.SOURCE,
                "",
                said.question(),
                Texts.clean(said.title(), 300),
                HandReports.EVERYTHING,
                HandReports.EVERYTHING,
                said.met() ? RowStatus.MET : RowStatus.NOT_MET,
                null,
                Texts.clean(said.detail(), 2000),
                now,
                Set.of());
    }
}
