package io.plimsoll.noncompliance;

import static java.util.stream.Collectors.groupingBy;

import io.plimsoll.identity.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cases with all that was asked in them, page by page: two questions a page, however many cases are on it. */
@Component
@Transactional(readOnly = true)
public class CaseHistories {

    private final NonComplianceRepository stored;
    private final ClientRequestRepository requests;

    CaseHistories(NonComplianceRepository stored, ClientRequestRepository requests) {
        this.stored = stored;
        this.requests = requests;
    }

    /**
     * The next cases that were opened in a time, by rising number.
     *
     * @param after the last number of the page before; "" for the first
     */
    public List<CaseHistory> page(Instant from, Instant until, String after, int most, Actor reader) {
        List<NonCompliance> cases = stored.opened(from, until, after, Limit.of(most));
        cases.forEach(one -> reader.requireClient(one.client()));
        Map<String, List<ClientRequest>> asked =
                requests
                        .findByCaseNumberInOrderByEntryNoAsc(
                                cases.stream().map(one -> one.number().value()).toList())
                        .stream()
                        .collect(groupingBy(request -> request.number().value()));
        return cases.stream()
                .map(one -> one.history(asked.getOrDefault(one.number().value(), List.of())))
                .toList();
    }
}
