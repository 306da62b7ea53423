package vn.eduhub.local.broker;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import vn.eduhub.contracts.log.LogRight;
import vn.eduhub.contracts.log.LogRights;

/// The broker's own list of who may do what. It is made to say what the table says, no less and no more.
final class AccessList {

    private static final long ANSWER_SECONDS = 60;

    private final Admin admin;

    AccessList(Admin admin) {
        this.admin = admin;
    }

    /// Takes away what is not in the table (any more), then grants what is missing: broken off in between, nobody has
    /// more than the table says.
    void bring(List<LogRights> table) {
        Set<AclBinding> wanted = new HashSet<>();
        for (LogRights client : table) {
            for (LogRight right : client.rights()) {
                for (LogRight.Operation operation : right.operations()) {
                    wanted.add(entry(client.client(), right, operation));
                }
            }
        }
        try {
            Collection<AclBinding> present =
                    admin.describeAcls(AclBindingFilter.ANY).values().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            List<AclBinding> missing =
                    wanted.stream().filter(entry -> !present.contains(entry)).toList();
            List<AclBindingFilter> surplus = present.stream()
                    .filter(entry -> !wanted.contains(entry))
                    .map(AclBinding::toFilter)
                    .toList();
            admin.deleteAcls(surplus).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            admin.createAcls(missing).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the rights on the log cannot be set", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the rights on the log were set", e);
        }
    }

    private static AclBinding entry(String client, LogRight right, LogRight.Operation operation) {
        return new AclBinding(
                new ResourcePattern(
                        ResourceType.valueOf(right.kind().name()),
                        right.name(),
                        right.prefix() ? PatternType.PREFIXED : PatternType.LITERAL),
                new AccessControlEntry(
                        "User:" + client, "*", AclOperation.valueOf(operation.name()), AclPermissionType.ALLOW));
    }
}
