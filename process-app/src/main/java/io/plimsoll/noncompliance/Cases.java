package io.plimsoll.noncompliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import jakarta.persistence.criteria.Predicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/** Finds cases: for the domain itself, and for readers as far as they may see. */
@Component
class Cases {

    private static final int LARGEST_PAGE = 200;
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

    NonCompliance get(CaseNumber number) {
        return stored.findById(number.value()).orElseThrow(NotVisible::new);
    }

    NonCompliance visible(CaseNumber number, Actor reader) {
        reader.require(READERS);
        NonCompliance found = get(number);
        reader.requireClient(found.client());
        return found;
    }

    CaseView view(NonCompliance one) {
        return one.view(requests.findByOpenKey(one.number().value())
                .map(ClientRequest::due)
                .orElse(null));
    }

    Optional<NonCompliance> open(ClientId client, String control) {
        return stored.findOne((row, query, is) -> is.equal(row.get("openKey"), client + "/" + control));
    }

    CasePage page(CaseQuery query, Actor reader) {
        reader.require(READERS);
        int limit = Math.max(1, Math.min(query.limit(), LARGEST_PAGE));
        List<NonCompliance> found = stored.findBy(matching(query, reader), rows -> rows.sortBy(
                        Sort.by("caseNumber").descending())
                .limit(limit + 1)
                .all());
        List<NonCompliance> shown = found.subList(0, Math.min(limit, found.size()));
        Map<String, Instant> due =
                requests
                        .findByOpenKeyIn(
                                shown.stream().map(one -> one.number().value()).toList())
                        .stream()
                        .collect(Collectors.toMap(request -> request.number().value(), ClientRequest::due));
        String next = found.size() > limit ? cursor(shown.get(limit - 1)) : null;
        return new CasePage(
                shown.stream()
                        .map(one -> one.view(due.get(one.number().value())))
                        .toList(),
                next);
    }

    private static Specification<NonCompliance> matching(CaseQuery query, Actor reader) {
        return (row, sql, is) -> {
            List<Predicate> all = new ArrayList<>();
            if (!reader.scope().all()) {
                all.add(row.get("client")
                        .in(reader.scope().clients().stream()
                                .map(ClientId::value)
                                .toList()));
            }
            Optional.ofNullable(query.client()).ifPresent(id -> all.add(is.equal(row.get("client"), id.value())));
            Optional.ofNullable(query.state()).ifPresent(state -> all.add(is.equal(row.get("state"), state)));
            Optional.ofNullable(query.severity()).ifPresent(bad -> all.add(is.equal(row.get("severity"), bad)));
            Optional.ofNullable(query.control()).ifPresent(code -> all.add(is.equal(row.get("control"), code)));
            Optional.ofNullable(query.open())
                    .ifPresent(
                            open -> all.add(open ? is.isNotNull(row.get("openKey")) : is.isNull(row.get("openKey"))));
            Optional.ofNullable(query.cursor())
                    .ifPresent(cursor -> all.add(is.lessThan(row.get("caseNumber"), position(cursor))));
            return is.and(all.toArray(Predicate[]::new));
        };
    }

    private static String cursor(NonCompliance last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.number().value().getBytes(UTF_8));
    }

    /** A cursor that is not ours points before everything: an empty page, no fault. */
    private static String position(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException foreign) {
            return "";
        }
    }
}
