package io.plimsoll.document;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files that people hand in. What is kept is what it says it is, by its content; nothing that runs by itself is taken,
 * and nothing is ever shown but as a download. Whether a file carries a virus is not looked at.
 */
@Component
public class Attachments {

    private static final long MEGABYTE = 1_048_576;

    private final DocumentRows rows;
    private final AttachmentSettings settings;
    private final Ledger ledger;
    private final Clock clock;

    Attachments(DocumentRows rows, AttachmentSettings settings, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A file that may be kept. */
    public record Fit(String name, String mediaType, byte[] content) {}

    /** What became of looking at files: all fit, or none is taken. */
    public sealed interface Checked {

        /** In the order given. */
        record Fitting(List<Fit> files) implements Checked {}

        /** @param reason plain words for whoever sent them */
        record Refused(String reason) implements Checked {}
    }

    /** Looks at files before anything is done with them. */
    public Checked check(List<Upload> files) {
        if (files.size() > settings.maxFiles()) {
            return new Checked.Refused("At most %d files can be sent at once.".formatted(settings.maxFiles()));
        }
        List<Fit> fitting = new ArrayList<>();
        for (Upload file : files) {
            AttachmentName name = AttachmentName.of(file.name());
            Optional<String> size = wrongSize(file, name);
            if (size.isPresent()) {
                return new Checked.Refused(size.get());
            }
            byte[] content = content(file);
            Optional<AttachmentType> type = AttachmentType.of(content, name.ending());
            if (type.isEmpty()) {
                return new Checked.Refused(
                        "“%s” is not taken. What can be attached: %s, without macros, and named by what they are."
                                .formatted(name.shown(), AttachmentType.allowed()));
            }
            fitting.add(new Fit(name.shown(), type.get().mediaType(), content));
        }
        return new Checked.Fitting(List.copyOf(fitting));
    }

    private Optional<String> wrongSize(Upload file, AttachmentName name) {
        if (file.size() > settings.maxSize().toBytes()) {
            return Optional.of("“%s” is larger than %d MB."
                    .formatted(name.shown(), settings.maxSize().toBytes() / MEGABYTE));
        }
        return file.size() == 0 ? Optional.of("“%s” is empty.".formatted(name.shown())) : Optional.empty();
    }

    private byte[] content(Upload file) {
        try (InputStream in = file.source().open()) {
            return in.readNBytes(Math.toIntExact(settings.maxSize().toBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("The file could not be read", e);
        }
    }

    /**
     * Keeps files, each content once, and names them in the ledger by their hash; empty, and nothing kept, where there
     * would be too many about the subject.
     *
     * @param subject the case number or other id they belong to
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<List<StoredDocument>> keep(ClientId client, String subject, List<Fit> files, Actor by) {
        by.requireClient(client);
        long there = rows.about(client, subject).stream()
                .filter(StoredDocument::isAttachment)
                .count();
        if (there + files.size() > settings.maxEach()) {
            return Optional.empty();
        }
        return Optional.of(
                files.stream().map(file -> keep(client, subject, file, by)).toList());
    }

    private StoredDocument keep(ClientId client, String subject, Fit file, Actor by) {
        String sha256 = rows.keep(file.content());
        var stored = new StoredDocument(
                UuidCreator.getTimeOrderedEpoch().toString(),
                client,
                subject,
                StoredDocument.ATTACHMENT,
                file.name(),
                file.mediaType(),
                file.content().length,
                sha256,
                sha256,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        rows.add(stored);
        ledger.append(new LedgerFact(
                Chain.of(client),
                "attachment-stored",
                subject,
                by,
                Map.of(
                        "document", stored.id(),
                        "mediaType", stored.mediaType(),
                        "size", stored.size(),
                        "sha256", sha256)));
        return stored;
    }
}
