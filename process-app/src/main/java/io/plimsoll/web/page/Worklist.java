package io.plimsoll.web.page;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.CasePage;
import io.plimsoll.noncompliance.CaseQuery;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.process.TaskSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings together what lists of several pages show: cases, the tasks about them, and the names of clients. */
@Component
class Worklist {

    private static final int PAGE = 200;
    private static final int MOST = 2000;

    private final NonCompliances cases;
    private final Clients clients;
    private final Subjects subjects;

    Worklist(NonCompliances cases, Clients clients, Subjects subjects) {
        this.cases = cases;
        this.clients = clients;
        this.subjects = subjects;
    }

    /** A task with what it is about. */
    record Work(TaskSummary task, Subject matter) {}

    /** The open cases of one client, or of all that the reader may see; the newest 2,000. */
    List<CaseView> open(@Nullable ClientId client, Actor reader) {
        List<CaseView> all = new ArrayList<>();
        String cursor = null;
        do {
            CasePage page = cases.list(new CaseQuery(client, null, null, null, true, cursor, PAGE), reader);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null && all.size() < MOST);
        return all;
    }

    /** The tasks, each with what it is about, in their order. */
    List<Work> about(List<TaskSummary> tasks, Actor reader) {
        Map<String, Subject> known = new HashMap<>();
        return tasks.stream()
                .map(task -> new Work(
                        task,
                        known.computeIfAbsent(task.matter(), matter -> subjects.of(task.client(), matter, reader))))
                .toList();
    }

    /** Names by id, as far as the reader may see them. */
    Map<String, String> names(Actor reader) {
        return clients.list(reader).stream()
                .collect(Collectors.toMap(client -> client.id().value(), ClientView::name));
    }
}
