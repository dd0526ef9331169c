package io.plimsoll.web.session;

import java.io.Serial;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/**
 * A signed-in person: the id token says who, the rights say what. Rights that an id token carries do not count, since
 * it stays as it was when the person came.
 */
public class CurrentUser extends DefaultOidcUser {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Rights rights;

    public CurrentUser(OidcIdToken identity, Rights rights) {
        super(List.of(), identity, null, "preferred_username");
        this.rights = rights;
    }

    /** What the person may do. */
    public Rights rights() {
        return rights;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return rights.over(super.getAttributes());
    }
}
