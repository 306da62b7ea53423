package vn.eduhub.learner;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service.
@SpringBootApplication
public class LearnerRegistryApplication {

    public static void main(String[] args) {
        SpringApplication.run(LearnerRegistryApplication.class, args);
    }
}
