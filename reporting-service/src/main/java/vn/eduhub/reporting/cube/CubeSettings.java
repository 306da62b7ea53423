package vn.eduhub.reporting.cube;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import vn.eduhub.platform.broker.BrokerProperties;

/// Settings of Kafka Streams for the cube.
final class CubeSettings {

    private CubeSettings() {}

    static Properties of(BrokerProperties broker, CubeProperties cube) {
        Map<String, Object> settings = new HashMap<>(broker.clientSettings());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, CubeTopology.APPLICATION_ID);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, cube.state().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, cube.threads());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) broker.replicationFactor());
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, cube.commitInterval().toMillis());
        // A thread that waits for events cannot commit meanwhile.
        settings.put(StreamsConfig.POLL_MS_CONFIG, cube.commitInterval().toMillis() / 2);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 16 * 1024 * 1024L);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        // Learners and teachers are not joined: neither waits for the other.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1L);
        settings.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        // A process that was killed and comes back keeps its place; one that stays away is replaced after this.
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), cube.instance());
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2_000);
        // Buffers of the clients lie on the heap, once for each thread.
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 8 * 1024 * 1024);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 16 * 1024 * 1024L);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 64 * 1024);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // At its first start the cube writes to topics that were just made (KAFKA-15591, as in the hub's own producer).
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }
}
