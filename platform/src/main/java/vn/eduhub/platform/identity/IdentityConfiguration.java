package vn.eduhub.platform.identity;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import vn.eduhub.platform.peer.Peers;

@AutoConfiguration
class IdentityConfiguration {

    @Bean
    PersonResolver personResolver(Peers peers) {
        return new PersonResolver(peers);
    }
}
