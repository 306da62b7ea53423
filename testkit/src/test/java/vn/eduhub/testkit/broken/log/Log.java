package vn.eduhub.testkit.broken.log;

import org.apache.kafka.clients.producer.ProducerRecord;

record Log(ProducerRecord<String, String> event) {}
