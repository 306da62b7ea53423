package vn.eduhub.platform.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.bson.codecs.configuration.CodecRegistries;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// The service's own database; nobody else opens it. The client connects in the background, so a store that
/// is down delays readiness, not the start.
@AutoConfiguration
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {

    @Bean
    MongoClient mongoClient(StoreProperties properties) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(properties.uri()))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .codecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromProviders(new ContractsCodecs()),
                        MongoClientSettings.getDefaultCodecRegistry()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(3, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(64).maxWaitTime(10, TimeUnit.SECONDS))
                .build());
    }

    @Bean
    MongoDatabase database(MongoClient client, Environment environment) {
        return client.getDatabase(
                environment.getRequiredProperty("spring.application.name").replace('-', '_'));
    }
}
