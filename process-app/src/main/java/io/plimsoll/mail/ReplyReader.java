package io.plimsoll.mail;

import io.plimsoll.client.Msp;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out of a message whether a person answers one of our mails with it, and what they say. */
@Component
class ReplyReader {

    private static final List<String> ADDRESSED_BY =
            List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To");

    /** What machines answer with, absence notices above all: nobody has read our mail (RFC 3834, and habits before it). */
    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");

    private static final String[] OF_MACHINES = {"X-Autoreply", "X-Autorespond", "X-Auto-Reply-From"};

    private static final int MOST_WORDS = 4000;
    private static final int MOST_FILES = 10;
    private static final int DEEPEST = 10;

    private final ReplyAddress addresses;
    private final ReplyText text;
    private final String own;

    ReplyReader(ReplyAddress addresses, MailProperties properties, Msp msp) {
        this.addresses = addresses;
        this.own = properties.from().toLowerCase(Locale.ROOT);
        this.text = new ReplyText(own, msp.name());
    }

    /** Empty for every other message: what bears no address of ours, and what machines write. */
    Optional<Reply> read(MimeMessage message, String sha256) throws MessagingException, IOException {
        Optional<String> token = token(message);
        if (token.isEmpty() || isByMachine(message)) {
            return Optional.empty();
        }
        String sender = sender(message);
        if (sender.isEmpty() || sender.equals(own)) {
            return Optional.empty();
        }
        List<CaseReply.File> files = new ArrayList<>();
        collect(message, files, 0);
        return Optional.of(new Reply(
                token.get(), sender, PlainText.cut(text.of(message), MOST_WORDS), List.copyOf(files), sha256));
    }

    private Optional<String> token(MimeMessage message) throws MessagingException {
        for (String name : ADDRESSED_BY) {
            for (String value : headers(message, name)) {
                Optional<String> token = addresses.tokenIn(value);
                if (token.isPresent()) {
                    return token;
                }
            }
        }
        return Optional.empty();
    }

    /** "" where nobody says that they wrote it. */
    private static String sender(MimeMessage message) throws MessagingException {
        InternetAddress[] from = InternetAddress.parseHeader(String.join(",", headers(message, "From")), false);
        return from.length == 0 || from[0].getAddress() == null
                ? ""
                : PlainText.cut(PlainText.oneLine(from[0].getAddress()), 254).toLowerCase(Locale.ROOT);
    }

    private static boolean isByMachine(MimeMessage message) throws MessagingException {
        String submitted = first(message, "Auto-Submitted");
        return !submitted.isEmpty() && !submitted.toLowerCase(Locale.ROOT).startsWith("no")
                || BULK.contains(first(message, "Precedence").toLowerCase(Locale.ROOT))
                || first(message, "Return-Path").equals("<>")
                || message.isMimeType("multipart/report")
                || message.getMatchingHeaders(OF_MACHINES).hasMoreElements();
    }

    private static String first(MimeMessage message, String name) throws MessagingException {
        return Stream.of(headers(message, name)).findFirst().orElse("").strip();
    }

    private static String[] headers(MimeMessage message, String name) throws MessagingException {
        String @Nullable [] values = message.getHeader(name);
        return values == null ? new String[0] : values;
    }

    /** What was attached; pictures within the text, such as a signature's, are not. */
    private static void collect(Part part, List<CaseReply.File> files, int depth)
            throws MessagingException, IOException {
        if (files.size() >= MOST_FILES || depth > DEEPEST) {
            return;
        }
        if (part.isMimeType("multipart/*")) {
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    collect(parts.getBodyPart(i), files, depth + 1);
                }
            }
        } else if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            @Nullable String name = part.getFileName();
            try (InputStream in = part.getInputStream()) {
                files.add(new CaseReply.File(name == null ? "" : name, in.readAllBytes()));
            }
        }
    }
}
