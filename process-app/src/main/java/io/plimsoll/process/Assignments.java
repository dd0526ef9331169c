package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.people.Account;
import io.plimsoll.people.Deputies;
import io.plimsoll.people.Directory;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives tasks of the MSP to a colleague, many at once. Each task is a transaction of its own: what is in the way of one
 * keeps no other from being given. As a claim, it tells who is at it and keeps nobody else from deciding.
 */
@Component
public class Assignments {

    /** So many tasks at once. */
    public static final int MOST = 100;

    private static final String NO_SUCH_TASK = "This is done, over, or none of your tasks.";

    private final OpenTasks tasks;
    private final TaskDeciders deciders;
    private final EngineAccess engine;
    private final Directory directory;
    private final Deputies deputies;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    Assignments(
            OpenTasks tasks,
            TaskDeciders deciders,
            EngineAccess engine,
            Directory directory,
            Deputies deputies,
            Ledger ledger,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.deciders = deciders;
        this.engine = engine;
        this.directory = directory;
        this.deputies = deputies;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /** A colleague who could be given tasks. */
    public record Colleague(String username, String name) {}

    /**
     * What became of one task.
     *
     * @param id as it was asked for
     * @param task its name and matter, "" where it is not the person's to see
     * @param given whether the colleague has it now
     * @param words what was done, or what is in the way
     */
    public record Assigned(String id, String task, boolean given, String words) {}

    /** Who can be given tasks, by name. */
    public List<Colleague> colleagues(Actor reader) {
        reader.require(Role.ANALYST, Role.SERVICE_MANAGER);
        return directory.staff().stream()
                .filter(account -> account.enabled() && account.isMsp())
                .map(account -> new Colleague(account.username(), account.shown()))
                .sorted(Comparator.comparing(Colleague::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** Gives these tasks to the colleague, in their order and each once. */
    public List<Assigned> assign(List<String> ids, String username, Actor by) {
        by.require(Role.ANALYST, Role.SERVICE_MANAGER);
        if (ids.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " tasks at once");
        }
        Optional<Actor> colleague = directory.staff().stream()
                .filter(account -> account.enabled()
                        && account.isMsp()
                        && account.username().equalsIgnoreCase(username.strip()))
                .findFirst()
                .map(Account::person)
                .map(deputies::with);
        return new LinkedHashSet<>(ids)
                .stream()
                        .map(id -> colleague
                                .map(to -> transaction.execute(status -> one(id, to, by)))
                                .orElseGet(() -> new Assigned(id, "", false, "There is no such colleague.")))
                        .toList();
    }

    private Assigned one(String id, Actor to, Actor by) {
        tasks.lock(id);
        Optional<OpenTask> found = tasks.find(id, by);
        if (found.isEmpty()) {
            return new Assigned(id, "", false, NO_SUCH_TASK);
        }
        OpenTask task = found.get();
        String name = "%s, %s".formatted(task.summary().name(), task.summary().matter());
        Optional<String> problem = problem(task, to);
        if (problem.isPresent()) {
            return new Assigned(id, name, false, problem.get());
        }
        String before = task.summary().assignee();
        if (to.username().equals(before)) {
            return new Assigned(id, name, true, to.name() + " had it already.");
        }
        engine.run(by, services -> services.tasks().setAssignee(id, to.username()));
        record(task, to, by);
        return new Assigned(id, name, true, to.name() + " has it now.");
    }

    private Optional<String> problem(OpenTask task, Actor to) {
        if (task.step().forClient()) {
            return Optional.of("The client's people do this among themselves.");
        } else if (!to.scope().includes(task.summary().client())) {
            return Optional.of(to.name() + " does not serve this client.");
        } else if (!task.step().mayDo(to)) {
            return Optional.of(to.name() + " may not do such tasks.");
        }
        return deciders.of(task).objection(task.summary(), to);
    }

    /** Who of the MSP does what is the MSP's own business: it stands in its own chain, not in the client's. */
    private void record(OpenTask task, Actor to, Actor by) {
        ledger.append(new LedgerFact(
                Chain.msp(),
                "task-assigned",
                task.summary().matter(),
                by,
                Map.of(
                        "client",
                        task.summary().client().value(),
                        "case",
                        Optional.ofNullable(task.summary().number())
                                .map(CaseNumber::value)
                                .orElse(""),
                        "step",
                        task.summary().step(),
                        Ledger.PERSON,
                        ledger.markOf(to))));
    }
}
