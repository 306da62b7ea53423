package vn.eduhub.platform.broker;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/// Makes the topics and waits for them.
public final class TopicsForTests {

    private TopicsForTests() {}

    public static void make(BrokerProperties properties) {
        Topics topics = new Topics(properties);
        topics.start();
        await().atMost(Duration.ofSeconds(30)).until(topics::made);
        topics.stop();
    }
}
