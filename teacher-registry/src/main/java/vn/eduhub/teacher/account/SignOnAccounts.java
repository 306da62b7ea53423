package vn.eduhub.teacher.account;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.admin.client.resource.UsersResource;
import org.keycloak.representations.idm.UserRepresentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.audit.PersonNamedException;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.teacher.TeacherError;

/// The accounts in the realm, by Keycloak's own client. Few ask at once and nobody waits long: a realm that
/// does not answer is left alone for a while. What fails is logged without its text, which may name somebody.
/// Thread-safe.
final class SignOnAccounts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SignOnAccounts.class);
    private static final int CALLS_MAX = 16;
    private static final int FOUND_MAX = 100;
    private static final Duration TURN_MAX = Duration.ofSeconds(1);

    private final AccountProperties properties;
    private final URI server;
    private final String realm;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private @Nullable Keycloak keycloak;

    /// @param issuer `https://server/realms/name`
    SignOnAccounts(AccountProperties properties, String issuer) {
        this.properties = properties;
        int end = issuer.lastIndexOf("/realms/");
        this.server = URI.create(issuer.substring(0, end));
        this.realm = issuer.substring(end + "/realms/".length());
        this.breaker = CircuitBreaker.of(
                "sign-on",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(5)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(Duration.ofSeconds(2))
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .recordExceptions(ProcessingException.class, ServerErrorException.class)
                        // It may stumble over one account only, and that must not shut the door for all.
                        .ignoreExceptions(InternalServerErrorException.class)
                        .build());
        this.bulkhead = Bulkhead.of(
                "sign-on",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(CALLS_MAX)
                        .maxWaitDuration(TURN_MAX)
                        .build());
    }

    /// Whether this service may keep accounts at all.
    boolean isAllowed() {
        return properties.clientSecret() != null && !properties.clientSecret().isBlank();
    }

    /// How long any one method here can take: each makes two calls at most, and may need a token before.
    Duration answerMax() {
        Duration call = properties.connectTimeout().plus(properties.answerTimeout());
        return TURN_MAX.multipliedBy(2).plus(call.multipliedBy(3));
    }

    Optional<Account> find(RecordId educationId) {
        return call(users -> users.searchByUsername(educationId.value(), true).stream()
                        .findFirst()
                        .map(user -> new Account(user, false)))
                .map(account -> account.isToBeAccepted() ? new Account(account.user(), hasPassword(account)) : account);
    }

    /// Those that the hub had closed for this reason and somebody else has opened.
    ///
    /// @return some of them; more when they are dealt with
    List<RecordId> openedElsewhere(Account.Closing because) {
        return call(users ->
                users
                        .searchByAttributes(0, FOUND_MAX, true, false, Account.CLOSED_BECAUSE + ":" + because.word())
                        .stream()
                        .map(UserRepresentation::getUsername)
                        .filter(EducationId::isWellFormed)
                        .map(RecordId::new)
                        .toList());
    }

    /// Makes an account; one that somebody else makes at the same moment is the same one.
    ///
    /// @return whether it was made here
    boolean create(Account draft) {
        int status = call(users -> {
            try (Response response = users.create(draft.user())) {
                int answer = response.getStatus();
                if (answer == 500) {
                    throw new InternalServerErrorException();
                }
                if (answer > 500) {
                    throw new ServerErrorException(answer);
                }
                return answer;
            }
        });
        return switch (status) {
            case 201 -> true;
            case 409 -> false;
            // Of all that it is given only the address is somebody's choice.
            case 400 ->
                throw new PersonNamedException(
                        TeacherError.EMAIL_REFUSED, new RecordId(draft.user().getUsername()));
            default -> throw refused(status);
        };
    }

    private boolean hasPassword(Account account) {
        return !call(users -> users.get(account.id()).credentials()).isEmpty();
    }

    /// @param before the account as it was read just before
    record Changed(Account before, boolean isDone) {}

    /// Reads the account and changes it at once, so that what an administrator changed since it was found stays.
    ///
    /// @param change what to send, from the account as it is; nothing: leave it so
    Changed change(Account account, Function<Account, Optional<UserRepresentation>> change) {
        return call(users -> {
            UserResource user = users.get(account.id());
            Account before = new Account(user.toRepresentation(), account.hasPassword());
            Optional<UserRepresentation> wanted = change.apply(before);
            wanted.ifPresent(user::update);
            return new Changed(before, wanted.isPresent());
        });
    }

    /// Ends all sessions; a token given before still lives its five minutes.
    void logOut(Account account) {
        call(users -> {
            users.get(account.id()).logout();
            return true;
        });
    }

    /// Sends the link by which the account is accepted.
    ///
    /// @return false when the sign-on cannot send it: it has no mail server, or that one refuses
    boolean invite(Account account) {
        return call(users -> {
            try {
                users.get(account.id())
                        .executeActionsEmail(
                                Account.TO_ACCEPT,
                                Math.toIntExact(properties.invitationLife().toSeconds()));
                return true;
            } catch (InternalServerErrorException _) {
                // So Keycloak says that the mail did not go out; the account is there all the same.
                LOG.warn("the sign-on could not send an invitation");
                return false;
            }
        });
    }

    private <R> R call(Function<UsersResource, R> call) {
        try {
            return bulkhead.executeSupplier(() -> breaker.executeSupplier(() -> call.apply(users())));
        } catch (ClientErrorException e) {
            throw refused(e.getResponse().getStatus());
        } catch (InternalServerErrorException e) {
            // It stumbles over this one. A server that is ill says so otherwise, or each account waits for itself.
            LOG.warn("the sign-on fails to keep an account");
            throw new AccountRefusedException(e.getResponse().getStatus());
        } catch (WebApplicationException | ProcessingException | CallNotPermittedException | BulkheadFullException e) {
            LOG.warn("the sign-on does not keep accounts now: {}", e.getClass().getSimpleName());
            throw new SignOnUnavailableException();
        }
    }

    /// Whether we may ask at all, and how often, is the same for every account; all else is about this one.
    private static HubException refused(int status) {
        return switch (status) {
            case 401, 403, 408, 429 -> {
                LOG.error("the sign-on refuses to keep accounts: {}", status);
                yield new SignOnUnavailableException();
            }
            default -> {
                LOG.warn("the sign-on refuses to keep an account: {}", status);
                yield new AccountRefusedException(status);
            }
        };
    }

    /// With the first call, not at the start: the client takes its time to be made, and few need it.
    private synchronized UsersResource users() {
        Keycloak present = keycloak;
        if (present == null) {
            present = connect();
            keycloak = present;
        }
        return present.proxy(
                UsersResource.class, server.resolve(server.getPath() + "/admin/realms/" + realm + "/users"));
    }

    private Keycloak connect() {
        if (!isAllowed()) {
            LOG.error("hub.teacher.accounts.client-secret is not set: nobody can be given an account");
            throw new SignOnUnavailableException();
        }
        return KeycloakBuilder.builder()
                .serverUrl(server.toString())
                .realm(realm)
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(properties.clientId())
                .clientSecret(Objects.requireNonNull(properties.clientSecret()))
                .resteasyClient(ClientBuilder.newBuilder()
                        .connectTimeout(properties.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(properties.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .register(new JacksonProvider(), 100)
                        .build())
                .build();
    }

    @Override
    public synchronized void close() {
        if (keycloak != null) {
            keycloak.close();
        }
    }
}
