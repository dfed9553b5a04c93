package dev.weir.cli.demo;

import dev.weir.cli.service.ServiceClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One ruleset of the demo; its rules are in the {@code .dqdl} file of its name beside this class.
 *
 * @param mode {@code block} keeps a whole batch out, {@code split} only its bad rows
 * @param maxBadShare of a {@code split}: with more bad rows than this share the whole batch is kept out
 */
record DemoRuleset(
        String name, String dataset, String target, String quarantine, String mode, OptionalDouble maxBadShare) {

    static final DemoRuleset CONTACTS = new DemoRuleset(
            "crm-contacts",
            "bronze_crm.contacts",
            "bronze/crm/contacts/",
            "quarantine/crm/contacts/",
            "block",
            OptionalDouble.empty());

    static final DemoRuleset TRANSACTIONS = new DemoRuleset(
            "loyalty-transactions",
            "bronze_loyalty.transactions",
            "bronze/loyalty/transactions/",
            "quarantine/loyalty/transactions/",
            "split",
            OptionalDouble.of(0.05));

    static final List<DemoRuleset> ALL = List.of(CONTACTS, TRANSACTIONS);

    /** Twice is harmless. */
    void put(ServiceClient service, String lake) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("dataset", dataset);
        body.put("lake", lake);
        body.put("target", target);
        body.put("quarantine", quarantine);
        body.put("mode", mode);
        maxBadShare.ifPresent(share -> body.put("maxBadShare", share));
        body.put("dqdl", rules());
        service.put("/rulesets/" + name, body);
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
