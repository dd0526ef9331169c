package io.plimsoll.mail;

import io.plimsoll.identity.ClientId;

/**
 * A mail with a secret word in it was taken by a mail server; published in a transaction.
 *
 * @param secret the id that the word is made of
 */
public record SecretLeft(ClientId client, String secret) {}
