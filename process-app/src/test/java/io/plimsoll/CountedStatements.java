package io.plimsoll;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets a whole application under test count what it asks of its database. */
@TestConfiguration(proxyBeanMethods = false)
public class CountedStatements {

    @Bean
    static BeanPostProcessor countingDatabase() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("dataSource") ? new CountingDatabase((DataSource) bean) : bean;
            }
        };
    }
}
