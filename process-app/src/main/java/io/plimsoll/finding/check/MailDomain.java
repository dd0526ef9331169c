package io.plimsoll.finding.check;

import java.util.List;

/**
 * A domain to look at.
 *
 * @param name in ASCII, without the final dot
 * @param selectors of its DKIM keys
 */
public record MailDomain(String name, List<String> selectors) {}
