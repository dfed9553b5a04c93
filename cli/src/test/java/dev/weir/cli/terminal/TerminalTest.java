package dev.weir.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Terminal person = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), true, 30, 30);

    @Test
    void alignsByWhatIsSeenNotByCharacters() {
        Table table = Table.of("NAME", ">ROWS", "NOTE");
        table.row("京都", "7", "two columns each");
        table.row(person.mark(Terminal.Mark.GOOD, "ok"), "1,200", "colour takes none");

        table.print(Terminal.plain(out, err));

        assertThat(out.toString()).isEqualTo("""
                        NAME   ROWS  NOTE
                        京都      7  two columns each
                        \u001b[32m✓ ok\u001b[0m  1,200  colour takes none
                        """);
    }

    @Test
    void cutsTheLastColumnWhereAPersonLooks() {
        Table table = Table.of("", "");
        table.row("key", "a reason that is far too long for this terminal");

        table.print(person);

        assertThat(out.toString()).isEqualTo("key  a reason that is far too…\n");
    }

    @Test
    void rewritesOneLine() {
        Progress progress = person.progress();
        progress.show("1 object");
        progress.show("2 objects and a text that is longer than the terminal");
        progress.done();

        assertThat(err.toString()).isEqualTo("\r\u001b[K1 object\r\u001b[K2 objects and a text that is…\r\u001b[K");
    }

    @Test
    void saysLittleOnAPipe() {
        Progress progress = Terminal.plain(out, err).progress();
        progress.show("1 object");
        progress.show("2 objects");
        progress.done();

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void writesAmountsForPeople() {
        assertThat(Text.bytes(999)).isEqualTo("999 B");
        assertThat(Text.bytes(999_960)).isEqualTo("1.0 MB");
        assertThat(Text.bytes(1_234_567_890L)).isEqualTo("1.2 GB");
        assertThat(Text.count(1, "file")).isEqualTo("1 file");
        assertThat(Text.count(1200, "file")).isEqualTo("1,200 files");
        assertThat(Text.elapsed(Duration.ofMillis(420))).isEqualTo("0.4 s");
        assertThat(Text.elapsed(Duration.ofSeconds(125))).isEqualTo("2 min 05 s");
    }
}
