package vn.eduhub.identity.keys;

import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.platform.keys.HubKeys;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

    @Bean
    KeyGuard keyGuard(MongoDatabase database, HubKeys keys) {
        return new KeyGuard(database, keys);
    }

    @Bean
    StartCheck startCheck(KeyGuard guard) {
        // Nothing was begun that would have to be ended: an orderly exit would only mix its own lines into the log.
        return new StartCheck(guard, Runtime.getRuntime()::halt);
    }
}
