package io.plimsoll.mail;

import org.jspecify.annotations.Nullable;

/**
 * A claimed mail on its way out.
 *
 * @param clientId null where it is about several clients
 * @param number the case's number, null where the mail is about none
 * @param messageId the whole header value, the same however often the mail is tried (RFC 5322, section 3.6.4)
 * @param attempts tries including the one that it was claimed for
 * @param document the id of a kept document that is attached, null for none
 * @param calendar deadlines for the reader's calendar (RFC 5545), null for none
 * @param replyToken makes the address that it can be answered at, null where it is not answered by mail
 * @param secret a word that is not in the content yet, null where there is none
 */
record OutboxMail(
        String id,
        @Nullable String clientId,
        @Nullable String number,
        String recipient,
        String recipientName,
        String messageId,
        MailContent content,
        int attempts,
        @Nullable String document,
        @Nullable String calendar,
        @Nullable String replyToken,
        @Nullable SecretWord secret) {

    /** The same, saying something else. */
    OutboxMail saying(MailContent other) {
        return new OutboxMail(
                id,
                clientId,
                number,
                recipient,
                recipientName,
                messageId,
                other,
                attempts,
                document,
                calendar,
                replyToken,
                secret);
    }

    /** One without a secret. */
    OutboxMail(
            String id,
            @Nullable String clientId,
            @Nullable String number,
            String recipient,
            String recipientName,
            String messageId,
            MailContent content,
            int attempts,
            @Nullable String document,
            @Nullable String calendar,
            @Nullable String replyToken) {
        this(
                id,
                clientId,
                number,
                recipient,
                recipientName,
                messageId,
                content,
                attempts,
                document,
                calendar,
                replyToken,
                null);
    }

    /** One that is not answered by mail. */
    OutboxMail(
            String id,
            @Nullable String clientId,
            @Nullable String number,
            String recipient,
            String recipientName,
            String messageId,
            MailContent content,
            int attempts,
            @Nullable String document,
            @Nullable String calendar) {
        this(id, clientId, number, recipient, recipientName, messageId, content, attempts, document, calendar, null);
    }
}
