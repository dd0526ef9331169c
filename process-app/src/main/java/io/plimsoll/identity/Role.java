package io.plimsoll.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a person or machine may do; the names are those of the realm's roles and of the models' candidate groups. */
public enum Role {
    CLIENT_MEMBER("client-member", false),
    CLIENT_SIGNATORY("client-signatory", false),
    ANALYST("analyst", true),
    SERVICE_MANAGER("service-manager", true),
    DIRECTOR("director", true),
    AUDITOR("auditor", true),
    ADMINISTRATOR("administrator", true),
    SCANNER("scanner", false);

    private final String claim;
    private final boolean msp;

    Role(String claim, boolean msp) {
        this.claim = claim;
        this.msp = msp;
    }

    /** The name of this role in tokens, realm and models. */
    public String claim() {
        return claim;
    }

    /** Whether the role belongs to the MSP's own people. */
    public boolean isMsp() {
        return msp;
    }

    /** The role of that name, or empty where the realm carries roles that are not ours. */
    public static Optional<Role> ofClaim(String claim) {
        return Arrays.stream(values()).filter(role -> role.claim.equals(claim)).findFirst();
    }
}
