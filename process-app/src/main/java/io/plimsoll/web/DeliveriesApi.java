package io.plimsoll.web;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.mail.Deliveries;
import io.plimsoll.mail.DeliveryFigures;
import io.plimsoll.web.security.Access;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a client's mail went, over HTTP. */
@RestController
@Access.Msp
class DeliveriesApi {

    private final Deliveries deliveries;

    DeliveriesApi(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    record Figures(List<Month> items) {}

    /**
     * Mail to one domain in one month.
     *
     * @param month as in 2026-11, by the day it was queued, UTC
     * @param sent taken by our server of mail
     * @param unknown perhaps delivered
     * @param dead given up
     * @param waiting not sent yet
     * @param medianSeconds from queued to sent; null where none was
     * @param p95Seconds 95 of a hundred took no longer; null where none was sent
     */
    record Month(
            String month,
            String domain,
            long sent,
            long unknown,
            long dead,
            long waiting,
            @Nullable Double medianSeconds,
            @Nullable Double p95Seconds) {}

    @GetMapping("/api/v1/clients/{client}/deliveries")
    Figures deliveries(@PathVariable String client, @RequestParam(defaultValue = "12") int months, Actor actor) {
        if (!ClientId.isValid(client)) {
            throw new NotVisible();
        }
        return new Figures(deliveries.of(new ClientId(client), months, actor).stream()
                .map(DeliveriesApi::month)
                .toList());
    }

    private static Month month(DeliveryFigures one) {
        return new Month(
                one.month().toString(),
                one.domain(),
                one.sent(),
                one.unknown(),
                one.dead(),
                one.waiting(),
                seconds(one.median()),
                seconds(one.p95()));
    }

    private static @Nullable Double seconds(@Nullable Duration time) {
        return time == null ? null : time.toMillis() / 1000.0;
    }
}
