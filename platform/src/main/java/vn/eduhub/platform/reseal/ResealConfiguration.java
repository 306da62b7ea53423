package vn.eduhub.platform.reseal;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class ResealConfiguration {

    @Bean
    @ConditionalOnBean(Resealing.class)
    ResealController resealController(List<Resealing> resealings) {
        return new ResealController(resealings);
    }
}
