package vn.eduhub.teacher.account;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.platform.caller.SignOnProperties;
import vn.eduhub.platform.record.Records;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountProperties.class)
class AccountConfiguration {

    @Bean
    SignOnAccounts signOnAccounts(AccountProperties properties, SignOnProperties signOn) {
        return new SignOnAccounts(
                properties, Optional.ofNullable(properties.issuer()).orElse(signOn.issuer()));
    }

    @Bean
    AccountBook accountBook(MongoDatabase database) {
        return new AccountBook(database);
    }

    @Bean
    AccountKeeper accountKeeper(
            Records<Teacher> records,
            SignOnAccounts accounts,
            AccountBook book,
            InstantSource clock,
            MeterRegistry registry) {
        AccountKeeper keeper = new AccountKeeper(records, accounts, book, clock, registry);
        records.onReadBack(keeper::lookAgain);
        return keeper;
    }

    /// Always up: accounts that wait stop nobody else's work. It tells how many do.
    @Bean
    HealthIndicator accountsHealthIndicator(AccountKeeper keeper) {
        return () -> {
            AccountBook.Backlog backlog = keeper.backlog();
            return Health.up()
                    .withDetail("due", backlog.waiting())
                    .withDetail("refused", backlog.refused())
                    .withDetail("dueSeconds", keeper.longest().toSeconds())
                    .build();
        };
    }

    @Bean
    AccountDesk accountDesk(
            Records<Teacher> records,
            SignOnAccounts accounts,
            AccountBook book,
            AccountKeeper keeper,
            InstantSource clock) {
        return new AccountDesk(records, accounts, book, keeper, clock);
    }
}
