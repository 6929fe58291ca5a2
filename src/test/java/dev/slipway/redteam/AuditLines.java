package dev.slipway.redteam;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What the service writes to its log about the audit, as its console would show it. */
final class AuditLines extends Handler implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("audit");

    private final Formatter format = new PatternFormatter("%s");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> fields = new CopyOnWriteArrayList<>();

    private AuditLines() {
    }

    static AuditLines listen() {
        AuditLines lines = new AuditLines();
        LOG.addHandler(lines);
        return lines;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** What JSON logs show below {@code mdc} beside each line. */
    List<Map<String, String>> fields() {
        return List.copyOf(fields);
    }

    List<String> from(String address) {
        return lines.stream().filter(line -> line.contains(" from " + address + ":")).toList();
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(format.format(record));
        fields.add(ExtLogRecord.wrap(record).getMdcCopy());
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        LOG.removeHandler(this);
    }
}
