package io.plimsoll.enforcement;

import io.plimsoll.client.ServiceView;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseFiles;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Option;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** No system does it: a person goes through a list, and says who did it and what shows it. Nothing is just believed. */
@Component
@Transactional
class CarryOutByHandTask implements TaskHandler {

    private final GatewayOrders steps;
    private final Orders orders;
    private final Matters matters;
    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final CaseFiles files;
    private final WorkingTime time;

    CarryOutByHandTask(
            GatewayOrders steps,
            Orders orders,
            Matters matters,
            NonCompliances cases,
            CaseBriefing briefing,
            CaseFiles files,
            WorkingTime time) {
        this.steps = steps;
        this.orders = orders;
        this.matters = matters;
        this.cases = cases;
        this.briefing = briefing;
        this.files = files;
        this.time = time;
    }

    @Override
    public String form() {
        return "carry-out-by-hand";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        CaseView matter = cases.get(number, reader);
        Errand errand = steps.errand(number);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "What is to be done",
                ("No system does this by itself. These services are to be %s. Tick each point when it is done; a file that"
                                + " shows it, such as a picture of the console, can be attached to the case.")
                        .formatted(OrderWords.participle(errand.action())),
                open(matter, errand).stream()
                        .map(service ->
                                new Fact(service.name(), service.kind().key().replace('-', ' ')))
                        .toList()));
        sections.addAll(briefing.forMsp(number));
        Map<String, List<Option>> choices =
                Map.of("stepOptions", options(matter, errand), CaseFiles.OPTIONS, files.options(matter, reader));
        return new TaskContext(sections, Map.of(), choices, null, errand.id(), false);
    }

    private List<ServiceView> open(CaseView matter, Errand errand) {
        return matters.services(
                matter.client(),
                orders.of(errand, OrderState.BY_HAND).stream()
                        .map(ServiceOrder::serviceId)
                        .toList());
    }

    private List<Option> options(CaseView matter, Errand errand) {
        return open(matter, errand).stream()
                .flatMap(service -> {
                    List<String> todo = OrderWords.steps(errand.action(), service.kind());
                    return IntStream.range(0, todo.size())
                            .mapToObj(i -> new Option(service.id() + "-" + i, service.name() + ": " + todo.get(i)));
                })
                .toList();
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.ANALYST, Role.SERVICE_MANAGER);
        CaseView matter = cases.get(submission.number(), by);
        Errand errand = steps.errand(submission.number());
        FormValues values = submission.values();
        boolean done = values.outcome().equals("done");
        List<String> named = done ? values.chosenOrNone("files") : List.of();
        String words = done ? proof(values, named, matter, by) : values.text("explanation");
        Optional<TaskResult> problem = done ? problem(values, named, words, matter, errand) : Optional.empty();
        if (problem.isPresent()) {
            return problem.get();
        }
        for (ServiceOrder order : orders.of(errand, OrderState.BY_HAND)) {
            if (done) {
                order.doneByPerson(words, matters.now());
            } else {
                order.refused(by.name() + ": " + words, matters.now());
            }
        }
        matters.record(
                matter,
                done ? "order-done-by-hand" : "order-not-possible-by-hand",
                by,
                Map.of(
                        "errand", errand.id(),
                        "action", errand.action().name(),
                        "words", Sha256.salted(errand.id(), words),
                        "documents", files.hashes(named, matter, by)));
        return new TaskResult.Taken();
    }

    private Optional<TaskResult> problem(
            FormValues values, List<String> named, String words, CaseView matter, Errand errand) {
        if (!isComplete(values, options(matter, errand))) {
            return refused(
                    "steps",
                    "Every point has to be done. If one cannot be, choose that it cannot be done and say why.");
        } else if (values.date("doneOn").isAfter(time.today(matter.client()))) {
            return refused("doneOn", "What is done was done today or before.");
        } else if (named.isEmpty() && values.textOrEmpty("evidence").isEmpty()) {
            return refused("evidence", "Say what shows it, name the files that do, or both.");
        } else if (words.codePointCount(0, words.length()) > ServiceOrder.LONGEST_SAID) {
            return refused("evidence", "With the names of the files this is too long. Say less, or name fewer files.");
        }
        return Optional.empty();
    }

    private static Optional<TaskResult> refused(String field, String words) {
        return Optional.of(new TaskResult.Refused(field, words));
    }

    private static boolean isComplete(FormValues values, List<Option> wanted) {
        return new HashSet<>(values.chosen("steps"))
                .containsAll(wanted.stream().map(Option::value).toList());
    }

    private String proof(FormValues values, List<String> named, CaseView matter, Actor by) {
        String done = "Done by %s on %s, entered by %s."
                .formatted(values.text("doneBy").strip(), values.date("doneOn"), by.name());
        Map<String, StoredDocument> all = files.byId(matter, by);
        Stream<String> shown = named.stream().map(all::get).map(file -> "File “%s”, SHA-256 %s."
                .formatted(file.title(), file.sha256()));
        return Stream.concat(Stream.of(done, values.textOrEmpty("evidence")), shown)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
