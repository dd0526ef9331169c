package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a case stands in its models and the way it took; kept when the case closes. */
@Component
public class CaseFlow {

    /** The outermost first, then the called ones in the order they were entered (the last call of each model). */
    public List<FlowView> of(CaseNumber number, Actor reader) {
        throw new UnsupportedOperationException();
    }
}
