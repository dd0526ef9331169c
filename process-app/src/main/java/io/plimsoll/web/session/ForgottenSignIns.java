package io.plimsoll.web.session;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Clears away sign-ins that are past every limit, whose people just closed the browser. */
@Component
class ForgottenSignIns {

    private final SignIns signIns;

    ForgottenSignIns(SignIns signIns) {
        this.signIns = signIns;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void clear() {
        signIns.forgetOld();
    }
}
