package vn.eduhub.contracts.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogSignOnTest {

    private static final LogSignOn SIGN_ON =
            new LogSignOn("https://sign-on.example/token", "teacher-registry", "quite-secret");

    @Test
    void aTokenCrossesANetworkUnderTlsOnly() {
        assertThat(SIGN_ON.settings("127.0.0.1:9092,localhost:9092"))
                .containsEntry("security.protocol", "SASL_PLAINTEXT");
        assertThat(SIGN_ON.settings("127.0.0.1:9092,log.example:9092")).containsEntry("security.protocol", "SASL_SSL");
        assertThat(SIGN_ON.settings("127.0.0.1.example:9092")).containsEntry("security.protocol", "SASL_SSL");
        assertThat(SIGN_ON.settings("localhost.example:9092")).containsEntry("security.protocol", "SASL_SSL");
    }

    /// Without a while to try in, Kafka now and then makes no attempt at all.
    @Test
    void thereIsAWhileToTryIn() {
        assertThat(SIGN_ON.settings("127.0.0.1:9092").get("sasl.login.retry.backoff.max.ms"))
                .satisfies(millis -> assertThat(Integer.parseInt(millis)).isPositive());
    }

    @Test
    void theSecretIsNotPrinted() {
        assertThat(SIGN_ON).hasToString("LogSignOn[teacher-registry at https://sign-on.example/token]");
    }
}
