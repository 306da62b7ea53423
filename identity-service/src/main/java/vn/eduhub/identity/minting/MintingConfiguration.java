package vn.eduhub.identity.minting;

import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.platform.keys.HubKeys;

@Configuration(proxyBeanMethods = false)
class MintingConfiguration {

    @Bean
    EducationIds educationIds(MongoDatabase database, HubKeys keys) {
        return new EducationIds(
                new MongoCounterBlocks(database),
                new Permutation(keys.permutationKey()),
                fetch -> Thread.ofVirtual().name("minting-ahead").start(fetch));
    }
}
