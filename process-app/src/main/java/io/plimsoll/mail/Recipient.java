package io.plimsoll.mail;

import java.time.ZoneId;
import java.util.Locale;

/** Who gets a mail, in which language, with times in which zone. */
public record Recipient(String name, String email, Locale locale, ZoneId zone) {}
