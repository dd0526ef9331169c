package io.plimsoll.client;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the demo's gateway was told and what it has done. */
@Repository
@Profile("demo")
class DemoGatewayRows {

    private static final Treatment USUAL = new Treatment(DemoGatewayMode.WORKING, "");

    private final JdbcClient db;

    DemoGatewayRows(JdbcClient db) {
        this.db = db;
    }

    Treatment treatmentOf(String service) {
        return db.sql("select treatment, reason from demo_gateway_treatment where service_id = ?")
                .param(service)
                .query((row, i) -> new Treatment(DemoGatewayMode.valueOf(row.getString(1)), row.getString(2)))
                .optional()
                .orElse(USUAL);
    }

    void treat(String service, DemoGatewayMode mode, String reason) {
        int changed = db.sql("update demo_gateway_treatment set treatment = ?, reason = ? where service_id = ?")
                .params(mode.name(), reason, service)
                .update();
        if (changed == 0) {
            db.sql("insert into demo_gateway_treatment (service_id, treatment, reason) values (?, ?, ?)")
                    .params(service, mode.name(), reason)
                    .update();
        }
    }

    Optional<String> referenceOf(String orderKey) {
        return db.sql("select reference from demo_gateway_order where order_key = ?")
                .param(orderKey)
                .query(String.class)
                .optional();
    }

    void carriedOut(String orderKey, String reference, ServiceGateway.GatewayOrder order, Instant at) {
        db.sql("insert into demo_gateway_order (order_key, reference, what, service_id, carried_out_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(
                        orderKey,
                        reference,
                        order.action().name(),
                        order.service().id(),
                        at.atOffset(ZoneOffset.UTC).toLocalDateTime())
                .update();
    }

    /** How a service is treated. */
    record Treatment(DemoGatewayMode mode, String reason) {}
}
