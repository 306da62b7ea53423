package vn.eduhub.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

class ExchangePropertiesTest {

    private static ExchangeProperties bound(Map<String, String> settings) {
        try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
            return new Binder(new MapConfigurationPropertySource(settings))
                    .bindOrCreate(
                            "hub.exchange",
                            Bindable.of(ExchangeProperties.class),
                            new ValidationBindHandler(new SpringValidatorAdapter(validators.getValidator())));
        }
    }

    @Test
    void defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new ExchangeProperties(
                        Path.of(".hub/spool"),
                        DataSize.ofGigabytes(4),
                        2,
                        3,
                        DataSize.ofMegabytes(32),
                        Duration.ofSeconds(20)));
    }

    @Test
    void refusals() {
        for (Map<String, String> wrong : List.of(
                Map.of("hub.exchange.jobs-max", "0"),
                Map.of("hub.exchange.jobs-max", "9"),
                Map.of("hub.exchange.batches-max", "0"),
                Map.of("hub.exchange.batches-max", "17"))) {
            assertThatThrownBy(() -> bound(wrong)).as(wrong.toString()).isInstanceOf(BindException.class);
        }
    }
}
