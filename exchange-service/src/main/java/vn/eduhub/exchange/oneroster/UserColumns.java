package vn.eduhub.exchange.oneroster;

import org.jspecify.annotations.Nullable;
import vn.eduhub.exchange.file.Header;
import vn.eduhub.exchange.file.Line;

/// Where the fields that the hub uses stand in users.csv; -1 for extension columns that the file does not have.
record UserColumns(
        int family,
        int middle,
        int given,
        int userIds,
        int personalNumber,
        int mother,
        int commune,
        int ethnicity,
        int grades,
        int agents) {

    static UserColumns of(Header header) {
        return new UserColumns(
                header.at("familyName"),
                header.at("middleName"),
                header.at("givenName"),
                header.at("userIds"),
                header.at("metadata.personalNumber"),
                header.at("metadata.motherName"),
                header.at("metadata.communeCode"),
                header.at("metadata.ethnicity"),
                header.at("grades"),
                header.at("agentSourcedIds"));
    }

    @Nullable
    String fullName(Line line) {
        return Mapping.fullName(line.get(family), line.get(middle), line.get(given));
    }

    @Nullable
    String personalNumber(Line line) {
        String fromIds = Mapping.personalNumber(line.get(userIds));
        return fromIds == null ? line.get(personalNumber) : fromIds;
    }
}
