package vn.eduhub.platform.keyguard;

import com.mongodb.client.MongoDatabase;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import vn.eduhub.platform.keys.HubKeys;

@AutoConfiguration
@ConditionalOnBean(Guarded.class)
class KeyGuardConfiguration {

    @Bean
    KeyGuard keyGuard(MongoDatabase database, HubKeys keys, Guarded guarded) {
        return new KeyGuard(database, keys, guarded);
    }

    @Bean
    StartCheck startCheck(KeyGuard guard) {
        // Nothing was begun that would have to be ended: an orderly exit would only mix its own lines into the log.
        return new StartCheck(guard, Runtime.getRuntime()::halt);
    }
}
