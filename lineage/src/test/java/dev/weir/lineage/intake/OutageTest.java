package dev.weir.lineage.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final java.util.logging.Logger LOG = java.util.logging.Logger.getLogger(OutageTest.class.getName());

    private final List<Level> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Outage outage = new Outage(Logger.getLogger(OutageTest.class));

    @BeforeEach
    void listen() {
        LOG.addHandler(handler);
    }

    @AfterEach
    void stop() {
        LOG.removeHandler(handler);
    }

    @Test
    void hasOneLineWhenItBeginsAndOneWhenItIsOver() {
        outage.over();
        assertThat(lines).isEmpty();

        for (int i = 0; i < 100; i++) {
            outage.refused(3, new IllegalStateException("no database"));
        }
        assertThat(lines).hasSize(1);

        outage.over();
        outage.over();
        assertThat(lines).hasSize(2);

        outage.refused(1, new IllegalStateException("no database"));
        assertThat(lines).hasSize(3);
    }
}
