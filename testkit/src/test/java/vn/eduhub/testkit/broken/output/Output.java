package vn.eduhub.testkit.broken.output;

import org.springframework.web.bind.annotation.RestController;

@RestController
public class Output {

    void say(String sentence) {
        System.out.println(sentence);
    }
}
