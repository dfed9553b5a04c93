package dev.weir.cli.demo;

import dev.weir.cli.service.ServiceClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One ruleset of the demo; its rules are in the {@code .dqdl} file of its name beside this class.
 *
 * @param mode {@code block} keeps a whole batch out, {@code split} only its bad rows
 */
record DemoRuleset(String name, String dataset, String target, String quarantine, String mode, double maxBadShare) {

    static final DemoRuleset CONTACTS = new DemoRuleset(
            "crm-contacts", "bronze_crm.contacts", "bronze/crm/contacts/", "quarantine/crm/contacts/", "block", 0);

    static final DemoRuleset TRANSACTIONS = new DemoRuleset(
            "loyalty-transactions",
            "bronze_loyalty.transactions",
            "bronze/loyalty/transactions/",
            "quarantine/loyalty/transactions/",
            "split",
            0.05);

    static final List<DemoRuleset> ALL = List.of(CONTACTS, TRANSACTIONS);

    /** Twice is harmless. */
    void put(ServiceClient service, String lake) {
        service.put(
                "/rulesets/" + name,
                Map.of(
                        "dataset", dataset,
                        "lake", lake,
                        "target", target,
                        "quarantine", quarantine,
                        "mode", mode,
                        "maxBadShare", maxBadShare,
                        "dqdl", rules()));
    }

    private String rules() {
        try (InputStream file = DemoRuleset.class.getResourceAsStream(name + ".dqdl")) {
            if (file == null) {
                throw new IllegalStateException(name + ".dqdl is missing in the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + ".dqdl", e);
        }
    }
}
