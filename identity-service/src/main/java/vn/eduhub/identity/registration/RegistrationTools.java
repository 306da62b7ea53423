package vn.eduhub.identity.registration;

import vn.eduhub.contracts.event.Person;
import vn.eduhub.identity.matching.PersonMatcher;
import vn.eduhub.identity.minting.EducationIds;
import vn.eduhub.identity.review.Reviews;
import vn.eduhub.platform.record.Records;

/// What it takes to register people.
record RegistrationTools(
        Records<Person> persons, Reviews reviews, PersonHashes hashes, PersonMatcher matcher, EducationIds ids) {}
