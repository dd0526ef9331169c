package io.plimsoll.comment;

import io.plimsoll.people.DirectoryUnavailable;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells those who watch cases what has happened since the last round: one mail a person and case, whatever has gathered.
 * What people may see is asked at the sign-in now, not when they began to watch: who has lost a client hears nothing.
 */
@Component
class NewsRound {

    private static final Logger LOG = LoggerFactory.getLogger(NewsRound.class);
    private static final int CASES_A_ROUND = 200;
    private static final int SENTENCES = 10;

    private final NewsRows rows;
    private final WatchRows watches;
    private final Addressees addressees;
    private final Postman postman;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NewsRound(
            NewsRows rows,
            WatchRows watches,
            Addressees addressees,
            Postman postman,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.watches = watches;
        this.addressees = addressees;
        this.postman = postman;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void tell() {
        for (NewsRows.Waiting one : rows.waiting(CASES_A_ROUND)) {
            try {
                tell(one);
            } catch (DirectoryUnavailable away) {
                LOG.warn(
                        "Nobody can be told what happened to cases: {}; it is tried again in a minute",
                        away.getMessage());
                return;
            } catch (RuntimeException e) {
                LOG.error("Nobody was told what happened to {}; it is tried again in a minute", one.number(), e);
            }
        }
    }

    /** The sign-in is asked before the transaction: another node may do so too, but only one finds the news untold. */
    private void tell(NewsRows.Waiting one) {
        List<Addressee> people = addressees.stillAllowed(watches.of(one.client(), one.number()), one.client()).stream()
                .map(Addressee::of)
                .toList();
        transaction.executeWithoutResult(status -> {
            List<NewsItem> news = rows.lock(one);
            if (!news.isEmpty()) {
                people.forEach(person -> tell(person, news));
                rows.told(
                        one.client(),
                        news.stream().map(NewsItem::id).toList(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
            }
        });
    }

    private void tell(Addressee person, List<NewsItem> news) {
        List<Map<String, Object>> told = news.stream()
                .map(item -> item.newsFor(person))
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
        if (!told.isEmpty()) {
            NewsItem first = news.get(0);
            postman.tell(
                    person,
                    first.client(),
                    first.number(),
                    person.msp() ? "news-told" : "case-news",
                    first.id(),
                    "news",
                    Map.of("news", told.subList(Math.max(0, told.size() - SENTENCES), told.size())));
        }
    }
}
