package io.plimsoll.remediation;

import io.plimsoll.client.Deadline;
import io.plimsoll.identity.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The milestones of one attempt, among all that were ever agreed; they are numbered from 1. */
final class AgreedWork {

    private final List<AgreedMilestone> all;
    private final int attempt;

    AgreedWork(List<AgreedMilestone> all, int attempt) {
        this.all = all;
        this.attempt = attempt;
    }

    /** A milestone with its number. */
    record Numbered(int nr, AgreedMilestone milestone) {}

    List<Numbered> numbered() {
        List<Numbered> mine = new ArrayList<>();
        for (AgreedMilestone one : all) {
            if (one.attempt() == attempt) {
                mine.add(new Numbered(mine.size() + 1, one));
            }
        }
        return mine;
    }

    List<AgreedMilestone> milestones() {
        return numbered().stream().map(Numbered::milestone).toList();
    }

    boolean isEmpty() {
        return numbered().isEmpty();
    }

    Optional<AgreedMilestone> of(int nr) {
        return numbered().stream()
                .filter(one -> one.nr() == nr)
                .map(Numbered::milestone)
                .findFirst();
    }

    List<Numbered> open() {
        return numbered().stream().filter(one -> !one.milestone().isReached()).toList();
    }

    /** Whether all that is left is for the provider to do, so that the client is late with nothing. */
    boolean waitsForProviderOnly() {
        return !open().isEmpty()
                && open().stream().allMatch(one -> one.milestone().side() == Side.PROVIDER);
    }

    /** The milestone whose day is the last. */
    Optional<AgreedMilestone> last() {
        return milestones().stream().max(Comparator.comparing(AgreedMilestone::endsAt));
    }

    /** When the next day that matters is over. */
    Optional<Instant> nextEnd(Instant now) {
        return open().stream()
                .map(one -> one.milestone().endsAt())
                .filter(end -> end.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    void reached(int nr, String how, List<String> documents, Actor by, Instant at) {
        change(nr, one -> one.reached(how, documents, by, at));
    }

    /** Who reports the whole as done reports what was left of it. */
    void allReached(Actor by, Instant at) {
        open().forEach(one -> reached(one.nr(), "", List.of(), by, at));
    }

    void move(int nr, LocalDate day, Deadline end) {
        change(nr, one -> one.moved(day, end));
    }

    /**
     * Notes what was not reported in time, once each.
     *
     * @param spared numbers whose days are being talked about, so that they count against nobody
     */
    List<AgreedMilestone> miss(Instant now, Set<Integer> spared) {
        List<Numbered> missed = open().stream()
                .filter(one -> one.milestone().missedAt() == null)
                .filter(one -> !one.milestone().endsAt().isAfter(now))
                .filter(one -> !spared.contains(one.nr()))
                .toList();
        missed.forEach(one -> change(one.nr(), milestone -> milestone.missed(now)));
        return missed.stream().map(Numbered::milestone).toList();
    }

    private void change(int nr, UnaryOperator<AgreedMilestone> how) {
        int seen = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).attempt() == attempt && ++seen == nr) {
                all.set(i, how.apply(all.get(i)));
                return;
            }
        }
        throw new IllegalStateException("No such milestone: " + nr);
    }
}
