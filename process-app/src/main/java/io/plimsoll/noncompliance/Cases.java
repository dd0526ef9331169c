package io.plimsoll.noncompliance;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import jakarta.persistence.criteria.Predicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/** Finds cases: for the domain itself, and for readers as far as they may see. */
@Component
class Cases {

    private static final Role[] READERS = {
        Role.CLIENT_MEMBER,
        Role.CLIENT_SIGNATORY,
        Role.ANALYST,
        Role.SERVICE_MANAGER,
        Role.DIRECTOR,
        Role.AUDITOR,
        Role.ADMINISTRATOR
    };

    private final NonComplianceRepository stored;
    private final ClientRequestRepository requests;

    Cases(NonComplianceRepository stored, ClientRequestRepository requests) {
        this.stored = stored;
        this.requests = requests;
    }

    Optional<NonCompliance> find(CaseNumber number) {
        return stored.findById(number.value());
    }

    /** Brings them all into the session at once. */
    void load(Collection<String> numbers) {
        stored.findAllById(numbers);
    }

    NonCompliance get(CaseNumber number) {
        return find(number).orElseThrow(NotVisible::new);
    }

    NonCompliance visible(CaseNumber number, Actor reader) {
        reader.require(READERS);
        NonCompliance found = get(number);
        reader.requireCase(found.client(), number);
        return found;
    }

    CaseView view(NonCompliance one) {
        return one.view(requests.findByOpenKey(one.number().value())
                .filter(request -> request.stopped().isEmpty())
                .map(ClientRequest::due)
                .orElse(null));
    }

    Optional<NonCompliance> open(ClientId client, String control) {
        return stored.findOne((row, query, is) -> is.equal(row.get("openKey"), client + "/" + control));
    }

    CasePage page(CaseQuery query, Actor reader) {
        reader.require(READERS);
        NumberedPage<NonCompliance> page = NumberedPage.of(
                stored,
                new NumberedPage.Wanted<>(
                        NumberedPage.<NonCompliance>within(query.client(), reader)
                                .and(matching(query)),
                        "caseNumber",
                        one -> one.number().value(),
                        query.cursor(),
                        query.limit()));
        Map<String, Instant> due =
                requests
                        .findByOpenKeyIn(page.rows().stream()
                                .map(one -> one.number().value())
                                .toList())
                        .stream()
                        .filter(request -> request.stopped().isEmpty())
                        .collect(Collectors.toMap(request -> request.number().value(), ClientRequest::due));
        return new CasePage(
                page.rows().stream()
                        .map(one -> one.view(due.get(one.number().value())))
                        .toList(),
                page.next());
    }

    private static Specification<NonCompliance> matching(CaseQuery query) {
        return (row, sql, is) -> {
            List<Predicate> all = new ArrayList<>();
            Optional.ofNullable(query.state()).ifPresent(state -> all.add(is.equal(row.get("state"), state)));
            Optional.ofNullable(query.severity()).ifPresent(bad -> all.add(is.equal(row.get("severity"), bad)));
            Optional.ofNullable(query.control()).ifPresent(code -> all.add(is.equal(row.get("control"), code)));
            Optional.ofNullable(query.open())
                    .ifPresent(
                            open -> all.add(open ? is.isNotNull(row.get("openKey")) : is.isNull(row.get("openKey"))));
            return is.and(all.toArray(Predicate[]::new));
        };
    }
}
