package io.plimsoll.client;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;

/** The port to the MSP's PSA or RMM, which really takes services away; may be slow, absent or refuse. */
public interface ServiceGateway {

    /** Carries the order out; the same key twice has the effect of once. Throws {@link GatewayUnavailable} for what a retry may mend. */
    GatewayAnswer carryOut(GatewayOrder order);

    /**
     * Asks what became of an order that was taken and is under way; the same again where nothing is known. Throws
     * {@link GatewayUnavailable} for what a later question may mend.
     */
    GatewayAnswer ask(GatewayOrder order, GatewayAnswer.UnderWay taken);

    /** What is to be done to a service. */
    enum Action {
        PAUSE,
        RESUME,
        TERMINATE
    }

    /**
     * One order.
     *
     * @param key idempotency key, stable over retries; a person's decision to try anew makes a new one
     */
    record GatewayOrder(String key, Action action, ClientId client, CaseNumber number, ServiceView service) {}

    /** What the gateway said. */
    sealed interface GatewayAnswer {
        /**
         * It is done.
         *
         * @param reference of the gateway, for the record
         */
        record Done(String reference) implements GatewayAnswer {}

        /**
         * It has taken the order and will say later what came of it.
         *
         * @param reference of the gateway, for the record; "" where it gave none
         * @param status where it can be asked, in the gateway's own terms; "" where it will tell by itself
         */
        record UnderWay(String reference, String status) implements GatewayAnswer {}

        /**
         * It will not do it; a person has to decide.
         *
         * @param reason in the gateway's words
         */
        record Refused(String reason) implements GatewayAnswer {}

        /** No system does this: a person has to, and has to say that they did. */
        record ByHand() implements GatewayAnswer {}
    }

    /** The gateway could not be reached or broke; retried by the engine and then a visible incident. */
    class GatewayUnavailable extends RuntimeException {
        public GatewayUnavailable(String message) {
            super(message);
        }
    }
}
