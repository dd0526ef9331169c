package io.plimsoll.comment;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.time.Instant;

/** A comment that names the reader and that they have not read yet. */
public record MentionView(CaseNumber number, ClientId client, String author, Instant writtenAt) {}
