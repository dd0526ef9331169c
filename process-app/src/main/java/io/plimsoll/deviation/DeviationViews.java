package io.plimsoll.deviation;

import io.plimsoll.deviation.DeviationView.Answer;
import io.plimsoll.deviation.DeviationView.Decision;
import io.plimsoll.deviation.DeviationView.TakenBack;
import io.plimsoll.deviation.DeviationView.Text;
import io.plimsoll.identity.Actor;
import java.util.ArrayList;
import java.util.List;

/** Shows an agreement to one reader: drafts and the MSP's inner reasons are not for clients. */
record DeviationViews(Actor reader) {

    DeviationView of(Deviation deviation) {
        List<DeviationText> visible = deviation.texts().stream()
                .filter(text -> reader.isMsp() || text.frozen().isPresent())
                .toList();
        List<Text> texts = new ArrayList<>();
        for (int i = visible.size() - 1; i >= 0; i--) {
            texts.add(text(visible.get(i), i == 0 ? List.of() : Changes.between(visible.get(i - 1), visible.get(i))));
        }
        return new DeviationView(
                deviation.reference(),
                deviation.agreement(),
                deviation.state(),
                deviation.renewals(),
                deviation.inForceSince().orElse(null),
                deviation.inForceUntil().orElse(null),
                deviation.reviewAt().orElse(null),
                deviation.endedAt().orElse(null),
                endReason(deviation),
                texts);
    }

    private String endReason(Deviation deviation) {
        boolean inner = deviation.state() == DeviationState.LAPSED || deviation.state() == DeviationState.RUNNING_OUT;
        return inner && !reader.isMsp() ? "" : deviation.endReason();
    }

    private Text text(DeviationText text, List<Change> changes) {
        Assessment assessed = text.assessment();
        return new Text(
                text.version(),
                text.assessedAt(),
                text.assessorName(),
                text.wish().label(),
                text.wish().explanation(),
                assessed.risk(),
                assessed.before(),
                assessed.after(),
                assessed.compensatingControls(),
                assessed.advice(),
                assessed.adviceText(),
                assessed.wayForward(),
                assessed.validUntil(),
                assessed.costOfNotFixing(),
                text.scope().listed(),
                text.scope().assets(),
                text.scope().sha256(),
                text.frozen().map(FrozenText::documentId).orElse(null),
                text.frozen().map(FrozenText::textSha256).orElse(""),
                text.acknowledgement().map(DeviationViews::answer).orElse(null),
                text.approvals().stream().map(this::decision).toList(),
                text.superseded().map(this::takenBack).orElse(null),
                changes);
    }

    private TakenBack takenBack(Superseded how) {
        return new TakenBack(how.by(), how.at(), reader.isMsp() ? how.why() : "");
    }

    private static Answer answer(Acknowledgement given) {
        return new Answer(
                given.signed(),
                given.name(),
                given.declineReason(),
                given.at(),
                given.zone(),
                given.address(),
                given.agent(),
                given.level(),
                given.pdfSha256());
    }

    private Decision decision(Approval approval) {
        return new Decision(
                approval.level(),
                approval.approved(),
                approval.name(),
                approval.inPlaceOf(),
                approval.decidedAt(),
                reader.isMsp() ? approval.explanation() : "");
    }
}
