package vn.eduhub.exchange.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.intake.Outcome;

/// The outcomes of a batch packed into bytes: a document for each line would cost more than storing the
/// records themselves. About ten bytes a line.
public final class OutcomeBlock {

    private static final int FORMAT = 1;

    private OutcomeBlock() {}

    public static byte[] pack(List<LineOutcome> outcomes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 8192))) {
            out.writeByte(FORMAT);
            out.writeInt(outcomes.size());
            for (LineOutcome outcome : outcomes) {
                write(out, outcome);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, LineOutcome outcome) throws IOException {
        out.writeUTF(outcome.file());
        out.writeLong(outcome.line());
        out.writeUTF(outcome.sourcedId());
        out.writeUTF(outcome.outcome().name());
        out.writeUTF(outcome.recordId() == null ? "" : outcome.recordId());
        out.writeShort(outcome.faults().size());
        for (FieldFault fault : outcome.faults()) {
            out.writeUTF(fault.pointer());
            out.writeUTF(fault.fault().name());
            out.writeShort(fault.arguments().size());
            for (String argument : fault.arguments()) {
                out.writeUTF(argument);
            }
        }
    }

    public static List<LineOutcome> unpack(byte[] block) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(block)))) {
            if (in.readByte() != FORMAT) {
                throw new IllegalStateException("an outcome block of another format");
            }
            int count = in.readInt();
            List<LineOutcome> outcomes = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                outcomes.add(read(in));
            }
            return outcomes;
        } catch (IOException e) {
            // Not the disk's fault: reading it again would change nothing.
            throw new IllegalStateException("a broken outcome block", e);
        }
    }

    private static LineOutcome read(DataInputStream in) throws IOException {
        String file = in.readUTF();
        long line = in.readLong();
        String sourcedId = in.readUTF();
        Outcome outcome = Outcome.valueOf(in.readUTF());
        String recordId = in.readUTF();
        List<FieldFault> faults = new ArrayList<>();
        for (int count = in.readShort(); count > 0; count--) {
            String pointer = in.readUTF();
            Fault fault = Fault.valueOf(in.readUTF());
            List<String> arguments = new ArrayList<>();
            for (int left = in.readShort(); left > 0; left--) {
                arguments.add(in.readUTF());
            }
            faults.add(new FieldFault(pointer, fault, arguments));
        }
        return new LineOutcome(file, line, sourcedId, outcome, recordId.isEmpty() ? null : recordId, faults);
    }
}
