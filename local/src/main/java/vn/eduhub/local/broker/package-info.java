/// One Apache Kafka node (KRaft, broker and controller in one), in-process for tests or as a process of its own.
@NullMarked
package vn.eduhub.local.broker;

import org.jspecify.annotations.NullMarked;
