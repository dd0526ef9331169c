package io.plimsoll.finding.check;

/** The resolver answers nothing: a fault of ours or of the network, to be tried again, and no client's. */
public class ResolverSilent extends RuntimeException {

    ResolverSilent() {
        super("The DNS resolver does not answer");
    }
}
