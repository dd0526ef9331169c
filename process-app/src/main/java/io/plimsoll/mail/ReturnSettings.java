package io.plimsoll.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where mail lies that could not be delivered: the folder of the address that mail is sent from, read over IMAP.
 *
 * @param host the server; without one nothing is read
 * @param port 993 by default, IMAP over TLS
 * @param tls whether the connection is encrypted and the server's name checked
 * @param folder what is read; a message is marked as seen then, and stays
 * @param poll pause between two looks
 * @param replies the address at which a mail can be answered, as in {@code plimsoll+{token}@msp.example}, where mail to
 *     whatever token comes into that folder; "" where answers are not read
 */
@Validated
@ConfigurationProperties("plimsoll.mail.returns")
record ReturnSettings(
        @DefaultValue("") String host,
        @DefaultValue("993") @Min(1) @Max(65_535) int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("true") boolean tls,
        @DefaultValue("INBOX") @NotBlank String folder,
        @DefaultValue("1m") @NotNull Duration poll,
        @DefaultValue("") @Pattern(regexp = FORM) String replies) {

    /** RFC 5321, section 4.5.3.1.1: 64 characters before the at sign, 26 of them for the token. */
    private static final String FORM = "|(?=[^@]{0,45}@)[^@\\s{}]*\\{token}[^@\\s{}]*@[^@\\s{}]+";

    /** Without the password, for logs. */
    @Override
    public String toString() {
        return "ReturnSettings[host=" + host + ", port=" + port + ", folder=" + folder + "]";
    }
}
