package io.plimsoll.client;

import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.Tenancy;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** A person of a client who is written to, unless they have left. */
@Entity
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', client_id, ' %'))")
@Table(name = "client_contact")
class Contact {

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    private String clientId;
    private String name;
    private String email;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String locale;
    private boolean active;
    private @Nullable String accountId;
    private @Nullable Instant byCodeSince;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Contact() {}

    @SuppressWarnings("NullAway.Init")
    Contact(String id, ClientId client, ContactDetails details) {
        this.id = id;
        this.clientId = client.value();
        this.active = true;
        change(details);
    }

    final void change(ContactDetails details) {
        name = details.name().strip();
        email = details.email().strip();
        role = details.role();
        locale = details.locale();
    }

    /** May answer by a code from now on; whatever was let in before, is so no more. */
    void answerByCode(Instant now) {
        byCodeSince = now;
    }

    void answerByCodeNoMore() {
        byCodeSince = null;
    }

    /** At another address is perhaps another person: what was sent to the one before counts no more. */
    void moved(String addressBefore, Instant now) {
        if (byCodeSince != null && !hasAddress(addressBefore)) {
            byCodeSince = now;
        }
    }

    String email() {
        return email;
    }

    boolean hasAccount() {
        return accountId != null;
    }

    /** From now on this person is written to, and signs in with that account. */
    void belongsTo(String account) {
        accountId = account;
        active = true;
    }

    void writeNoMore() {
        active = false;
    }

    void writeAgain(Instant now) {
        active = true;
        if (byCodeSince != null) {
            byCodeSince = now;
        }
    }

    boolean hasAccount(String account) {
        return account.equals(accountId);
    }

    boolean hasAddress(String address) {
        return email.equalsIgnoreCase(address);
    }

    String id() {
        return id;
    }

    String clientId() {
        return clientId;
    }

    ContactView view() {
        return new ContactView(id, name, email, role, Locale.forLanguageTag(locale), active, accountId, byCodeSince);
    }
}
