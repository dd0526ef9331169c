package io.plimsoll.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out of a message whether it says that mail could not be delivered: {@code multipart/report} with a
 * {@code message/delivery-status} (RFC 3464) and at least the headers of what was sent (RFC 6522).
 */
final class FailureNoticeReader {

    /** RFC 3463, section 2. */
    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

    private static final int MOST_RECIPIENTS = 20;
    private static final int MOST_PARTS = 10;
    private static final int LONGEST_REASON = 300;
    private static final int LONGEST_WORD = 254;

    private FailureNoticeReader() {}

    /** Empty for every other message: delays, receipts, replies and what is not as it should be. */
    static Optional<FailureNotice> read(MimeMessage message) throws MessagingException, IOException {
        if (!message.isMimeType("multipart/report") || !(message.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        String sent = "";
        List<InternetHeaders> status = List.of();
        for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
            Part part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                status = groups(part);
            } else if (part.isMimeType("message/rfc822")
                    || part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/global")
                    || part.isMimeType("message/global-headers")) {
                sent = messageId(part);
            }
        }
        List<FailureNotice.Failed> failed =
                status.stream().skip(1).flatMap(FailureNoticeReader::failed).toList();
        return sent.isEmpty() || failed.isEmpty()
                ? Optional.empty()
                : Optional.of(new FailureNotice(sent, failed, value(status.get(0), "Reporting-MTA", LONGEST_WORD)));
    }

    /** The first is about the message, the others about a recipient each. */
    private static List<InternetHeaders> groups(Part part) throws MessagingException, IOException {
        List<InternetHeaders> groups = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(part.getInputStream())) {
            while (groups.size() <= MOST_RECIPIENTS && hasMore(in)) {
                groups.add(new InternetHeaders(in));
            }
        }
        return groups;
    }

    private static boolean hasMore(InputStream in) throws IOException {
        in.mark(1);
        boolean more = in.read() >= 0;
        in.reset();
        return more;
    }

    private static String messageId(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return value(new InternetHeaders(in), "Message-ID", LONGEST_WORD);
        }
    }

    private static Stream<FailureNotice.Failed> failed(InternetHeaders group) {
        if (!value(group, "Action", LONGEST_WORD).equalsIgnoreCase("failed")) {
            return Stream.empty();
        }
        List<String> addresses = Stream.of("Final-Recipient", "Original-Recipient")
                .map(name -> address(value(group, name, LONGEST_WORD)))
                .filter(address -> !address.isEmpty())
                .toList();
        Matcher status = STATUS.matcher(value(group, "Status", LONGEST_WORD));
        return Stream.of(new FailureNotice.Failed(
                addresses, status.lookingAt() ? status.group() : "", value(group, "Diagnostic-Code", LONGEST_REASON)));
    }

    /** {@code rfc822; ada@harbor.example}, of which the type is left out. */
    private static String address(String typed) {
        String address = typed.substring(typed.indexOf(';') + 1).strip();
        return address.replaceAll("^<|>$", "").toLowerCase(Locale.ROOT);
    }

    private static String value(InternetHeaders headers, String name, int most) {
        @Nullable String value = headers.getHeader(name, null);
        return value == null ? "" : PlainText.cut(PlainText.oneLine(value).strip(), most);
    }
}
