package dev.weir.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Weir;
import dev.weir.cli.command.Surroundings;
import dev.weir.cli.launch.Installation;
import dev.weir.cli.terminal.Terminal;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/profile.md} shows is what the commands answer. With {@code -Ddocs.write}, it is written instead. */
class ProfilePageTest {
    private static final Path PAGE = Path.of(System.getProperty("weir.root"), "docs", "profile.md");

    @Test
    void showsWhatTheCommandsAnswer(@TempDir Path dir) throws IOException {
        String page = Files.readString(PAGE);
        Files.writeString(dir.resolve("orders.csv"), block(page, "csv").group(2));

        String answered = with(with(page, "text", weir(dir, "profile")), "dqdl", weir(dir, "suggest"));

        if (System.getProperty("docs.write") != null) {
            Files.writeString(PAGE, answered);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(answered);
    }

    private static String weir(Path dir, String command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Weir.run(
                new Surroundings(Map.of(), dir, dir, new Installation(dir), Terminal.plain(out, err)),
                command,
                "orders.csv");
        assertThat(exit).as(err.toString()).isZero();
        return out.toString();
    }

    private static String with(String page, String language, String text) {
        Matcher block = block(page, language);
        return page.substring(0, block.start(2)) + text + page.substring(block.end(2));
    }

    private static Matcher block(String page, String language) {
        Matcher block =
                Pattern.compile("(?s)(```" + language + "\\n)(.*?)```\\n").matcher(page);
        assertThat(block.find()).as(language).isTrue();
        return block;
    }
}
