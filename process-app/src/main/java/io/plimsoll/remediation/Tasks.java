package io.plimsoll.remediation;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseFiles;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Option;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all tasks about a remedy answer alike. */
final class Tasks {

    private Tasks() {}

    static TaskContext context(Remediation remediation, List<Section> sections, @Nullable String documentId) {
        return new TaskContext(sections, Map.of(), Map.of(), documentId, revision(remediation), false);
    }

    /** The same with files of the case to choose from. */
    static TaskContext withFiles(Remediation remediation, List<Section> sections, List<Option> files) {
        return new TaskContext(
                sections, Map.of(), Map.of(CaseFiles.OPTIONS, files), null, revision(remediation), false);
    }

    /** Changes with every step of the remedy. */
    static String revision(Remediation remediation) {
        return "%d-%s-%d-%d-%d"
                .formatted(
                        remediation.sequence(),
                        remediation.state().key(),
                        remediation.plans().size(),
                        remediation.proposals().size(),
                        remediation.extensions().stream()
                                .filter(one -> !one.isOpen())
                                .count());
    }

    static boolean isCurrent(Remediation remediation, TaskSubmission submission) {
        return submission.revision() == null || submission.revision().equals(revision(remediation));
    }

    static TaskResult moved() {
        return new TaskResult.Stale("The matter has moved on since you opened this page. Please look at it again.");
    }

    /** A person of the client itself; nobody decides on a client's behalf. */
    static boolean isOfClient(Actor actor, Role... roles) {
        return actor.has(roles) && !actor.isMsp();
    }

    static TaskResult notYours() {
        return new TaskResult.NotYours("This is for somebody else to decide.");
    }
}
