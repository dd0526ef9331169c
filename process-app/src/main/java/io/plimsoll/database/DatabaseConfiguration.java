package io.plimsoll.database;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires what stands between the features and the database. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    Transactions transactions(
            PlatformTransactionManager transactions, MeterRegistry meters, ObjectProvider<Collision> collisions) {
        return new Transactions(
                transactions, meters, List.copyOf(collisions.orderedStream().toList()));
    }

    /** Of the role that makes Spring's creator of transactional proxies take it in. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static RepeatedTransactions repeatedTransactions(ObjectProvider<Transactions> transactions) {
        return new RepeatedTransactions(transactions);
    }

    @Bean
    DatabaseCheck databaseCheck(DataSource works) {
        return new DatabaseCheck(works);
    }
}
