package io.plimsoll.noncompliance;

import io.plimsoll.finding.FailingAsset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of what fails a control and counts, worst first.
 *
 * @param next where to go on from, null on the last page
 * @param total how many results there are in all; an asset that fails several checks counts for each
 * @param assets how many assets they are about
 * @param sources who reports them, in alphabetical order
 */
public record FailingPage(
        List<FailingAsset> items, @Nullable String next, long total, int assets, List<String> sources) {}
