package vn.eduhub.identity.review;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.record.RecordStore;
import vn.eduhub.platform.record.RecordType;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.reseal.RecordResealing;
import vn.eduhub.platform.reseal.RecordResealing.SealedField;
import vn.eduhub.platform.reseal.Resealing;

@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

    @Bean
    Records<Review> reviewRecords(RecordStore store) {
        return store.open(RecordType.of(Topic.REVIEW, "reviews", Review.class));
    }

    @Bean
    Resealing resealedReviews(Records<Review> reviewRecords, HubKeys keys) {
        return new RecordResealing<>(
                reviewRecords,
                keys,
                new SealedField<>(Person.PERSONAL_NUMBER, Review::personalNumber, Review::withNumber));
    }

    @Bean
    Reviews reviews(Records<Review> reviewRecords, Institutions institutions, HubKeys keys) {
        return new Reviews(reviewRecords, institutions, keys);
    }
}
