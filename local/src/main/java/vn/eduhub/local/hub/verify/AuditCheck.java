package vn.eduhub.local.hub.verify;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.eduhub.contracts.audit.AuditBlock;
import vn.eduhub.contracts.audit.AuditHead;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;

/// The audit trail is whole: no block was edited, none is missing, no end was cut off. A chain gets a head each second
/// it grows; what was cut off behind the last head of a process that was killed is not seen.
public final class AuditCheck {

    private static final int SHOWN_MAX = 20;
    private static final int KEY_ID_BYTES = 8;
    private static final int BLOCKS_AT_ONCE = 100;

    private final MongoClient store;
    private final LogFold log;
    private final Path publicKeys;
    private final PrintStream out;
    private final JsonMapper json = new JsonMapper();

    /// @param logClient settings of a client that may read the topic of the heads
    /// @param publicKeys file with a key (X.509, Base64) a line: that of today and those before it
    public AuditCheck(MongoClient store, Map<String, String> logClient, Path publicKeys, PrintStream out) {
        this.store = store;
        this.log = new LogFold(logClient);
        this.publicKeys = publicKeys;
        this.out = out;
    }

    /// Whether the trail is whole; says what was found.
    public boolean agrees() {
        AuditChains chains = new AuditChains(keys());
        // The heads first: chains may grow while they are followed, and then have more than their heads say.
        log.read(Topic.AUDIT.topicName(), told -> head(told, chains));
        for (Document found : store.getDatabase(AuditBlock.DATABASE)
                .getCollection(AuditBlock.COLLECTION)
                .find()
                .sort(Sorts.ascending("chain", "seq"))
                .batchSize(BLOCKS_AT_ONCE)) {
            block(found, chains);
        }
        List<String> faults = chains.end();
        out.printf(
                "%,d chains (%,d of them without a head yet), %,d blocks, %,d entries%n",
                chains.chains(), chains.withoutHead(), chains.blocks(), chains.entries());
        faults.stream().limit(SHOWN_MAX).forEach(fault -> out.println("  " + fault));
        if (faults.size() > SHOWN_MAX) {
            out.println("  … and " + (faults.size() - SHOWN_MAX) + " more");
        }
        out.println(faults.isEmpty() ? "the audit trail is whole" : "THE AUDIT TRAIL IS NOT WHOLE");
        return faults.isEmpty();
    }

    private void block(Document found, AuditChains chains) {
        try {
            AuditBlock block = new AuditBlock(
                    new RecordId(found.getString("_id")),
                    found.getString("chain"),
                    found.get("seq", Number.class).longValue(),
                    found.getString("previous"),
                    found.getString("entries"),
                    found.getString("hash"));
            chains.block(block, Set.copyOf(found.getList("subjects", String.class)), subjects(block));
        } catch (NullPointerException | ClassCastException | IllegalArgumentException | JacksonException e) {
            chains.fault("block with _id " + found.get("_id") + " cannot be read: it was edited");
        }
    }

    private Set<String> subjects(AuditBlock block) {
        Set<String> subjects = new TreeSet<>();
        block.entries().lines().forEach(line -> {
            for (JsonNode subject : json.readTree(line).path("subjects")) {
                subjects.add(subject.asString());
            }
        });
        return subjects;
    }

    private void head(ConsumerRecord<String, byte[]> told, AuditChains chains) {
        try {
            JsonNode head = json.readTree(told.value());
            chains.head(new AuditHead(
                    head.required("chain").asString(),
                    head.required("seq").asLong(),
                    head.required("hash").asString(),
                    Instant.parse(head.required("at").asString()),
                    head.required("key").asString(),
                    head.required("signature").asString()));
        } catch (NullPointerException | IllegalArgumentException | DateTimeException | JacksonException e) {
            chains.fault("no head, but something else stands on " + told.topic() + " at offset " + told.offset());
        }
    }

    private Map<String, PublicKey> keys() {
        Map<String, PublicKey> keys = new HashMap<>();
        try {
            for (String line : Files.readAllLines(publicKeys)) {
                byte[] bytes = Base64.getDecoder().decode(line.strip());
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                keys.put(
                        HexFormat.of().formatHex(hash, 0, KEY_ID_BYTES),
                        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes)));
            }
        } catch (IOException e) {
            throw new VerifyException("no public keys of the audit trail at " + publicKeys, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new VerifyException(publicKeys + " holds a line that is no public key", e);
        }
        return keys;
    }
}
