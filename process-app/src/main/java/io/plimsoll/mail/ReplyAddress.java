package io.plimsoll.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Where a mail can be answered: each one at an address of its own, which nobody can guess. */
@Component
class ReplyAddress {

    /** Answers are not read. */
    static final ReplyAddress NONE = new ReplyAddress("");

    private static final String PLACE = "{token}";

    private final String form;
    private final Pattern pattern;

    @Autowired
    ReplyAddress(ReturnSettings settings) {
        this(settings.replies());
        if (isOn() && settings.host().isBlank()) {
            throw new IllegalStateException(
                    "plimsoll.mail.returns.replies is set, but not plimsoll.mail.returns.host: nobody would read them");
        }
    }

    /** @param form as in {@code plimsoll+{token}@msp.example}, "" for none */
    ReplyAddress(String form) {
        this.form = form;
        int place = form.indexOf(PLACE);
        this.pattern = place < 0
                ? Pattern.compile("(?!)")
                : Pattern.compile("(?<![\\w.+-])"
                        + Pattern.quote(form.substring(0, place).toLowerCase(Locale.ROOT))
                        + "([0-9a-v]{26})"
                        + Pattern.quote(form.substring(place + PLACE.length()).toLowerCase(Locale.ROOT))
                        + "(?![\\w.-])");
    }

    boolean isOn() {
        return !form.isEmpty();
    }

    /** Empty where answers are not read, or not to this mail. */
    Optional<String> of(OutboxMail mail) {
        return isOn()
                ? Optional.ofNullable(mail.replyToken()).map(token -> form.replace(PLACE, token))
                : Optional.empty();
    }

    /** The token of the first such address in a header. Mail servers may change the case of letters. */
    Optional<String> tokenIn(String header) {
        Matcher found = pattern.matcher(header.toLowerCase(Locale.ROOT));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
