package vn.eduhub.identity.review;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.record.RecordStore;
import vn.eduhub.platform.record.RecordType;
import vn.eduhub.platform.record.Records;

@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

    @Bean
    Records<Review> reviewRecords(RecordStore store) {
        return store.open(RecordType.of(Topic.REVIEW, "reviews", Review.class));
    }

    @Bean
    Reviews reviews(Records<Review> reviewRecords, Institutions institutions, HubKeys keys) {
        return new Reviews(reviewRecords, institutions, keys);
    }
}
