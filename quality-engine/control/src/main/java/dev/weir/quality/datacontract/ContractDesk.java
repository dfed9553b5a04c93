package dev.weir.quality.datacontract;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.change.Change;
import dev.weir.platform.change.ChangeFeed;
import dev.weir.platform.id.Ids;
import dev.weir.platform.lake.Lake;
import dev.weir.platform.lake.LakeNotFound;
import dev.weir.platform.lake.Lakes;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.page.Words;
import dev.weir.platform.problem.InvalidParameter;
import dev.weir.platform.storage.LakePath;
import dev.weir.quality.datacontract.CataloguedSchemas.Catalogued;
import dev.weir.quality.datacontract.KeptContract.Comparison;
import dev.weir.quality.datacontract.KeptContract.Revision;
import dev.weir.quality.odcs.ContractChange;
import dev.weir.quality.odcs.ContractDiff;
import dev.weir.quality.odcs.ContractInvalid;
import dev.weir.quality.odcs.ContractReader;
import dev.weir.quality.odcs.ContractRules;
import dev.weir.quality.odcs.ContractText;
import dev.weir.quality.odcs.DataContract;
import dev.weir.quality.odcs.Table;
import dev.weir.quality.ruleset.NewRuleset;
import dev.weir.quality.ruleset.QuarantineTerms;
import dev.weir.quality.ruleset.Ruleset;
import dev.weir.quality.ruleset.RulesetEditor;
import dev.weir.quality.ruleset.Rulesets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jboss.logging.Logger;

/** Imports contracts, makes their rulesets, and holds datasets against them. */
@ApplicationScoped
public class ContractDesk {

    private static final Logger LOG = Logger.getLogger(ContractDesk.class);

    private final Contracts contracts;
    private final CataloguedSchemas catalog;
    private final RulesetEditor editor;
    private final Rulesets rulesets;
    private final Lakes lakes;
    private final Access access;
    private final AuditTrail audit;
    private final ChangeFeed feed;
    private final Ids ids;
    private final Clock clock;

    ContractDesk(
            Contracts contracts,
            CataloguedSchemas catalog,
            RulesetEditor editor,
            Rulesets rulesets,
            Lakes lakes,
            Access access,
            AuditTrail audit,
            ChangeFeed feed,
            Ids ids,
            Clock clock) {
        this.contracts = contracts;
        this.catalog = catalog;
        this.editor = editor;
        this.rulesets = rulesets;
        this.lakes = lakes;
        this.access = access;
        this.audit = audit;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    /** A contract to import. @param table of the document's schema; empty if it has only one */
    public record NewContract(
            String name, String lake, String dataset, Optional<String> table, Ruleset.Mode mode, String document) {}

    /**
     * A contract, what it says, and what there is.
     *
     * @param comparisons of its current and earlier revisions, newest first
     * @param dataset empty if the catalog does not know it any more
     */
    public record Story(
            KeptContract kept,
            DataContract contract,
            Table table,
            ContractRules rules,
            Optional<Catalogued> dataset,
            List<Comparison> comparisons) {}

    /** @param added false if it replaced one, or nothing changed */
    public record Saved(Story story, boolean added) {}

    /** Reads a document without keeping it. */
    public DataContract read(Actor actor, String document) {
        access.require(actor, Permission.VIEW);
        return read(document);
    }

    private static DataContract read(String document) {
        try {
            return ContractReader.read(document);
        } catch (ContractInvalid invalid) {
            throw new ContractRefusal.Invalid(invalid);
        }
    }

    /** Importing the same again changes nothing. */
    @Transactional
    public Saved save(Actor actor, NewContract wanted) {
        Lake lake = lakes.find(wanted.lake()).orElseThrow(() -> new LakeNotFound(wanted.lake()));
        access.require(actor, Permission.EDIT_RULESETS);
        DataContract contract = read(wanted.document());
        Table table = contract.table(wanted.table())
                .orElseThrow(() -> new InvalidParameter(
                        "table",
                        "must be one of the contract's: "
                                + String.join(
                                        ", ",
                                        contract.tables().stream()
                                                .map(Table::name)
                                                .toList())));
        Catalogued dataset = catalog.find(lake.name(), wanted.dataset())
                .orElseThrow(() -> new ContractRefusal.NotCatalogued(lake.name(), wanted.dataset()));
        Optional<KeptContract> before = contracts.find(wanted.name());
        requireOneEach(before, contracts.ofDataset(lake.name(), wanted.dataset()), wanted);
        if (before.filter(kept -> kept.revision().document().equals(wanted.document())
                        && kept.table().equals(table.name())
                        && kept.mode() == wanted.mode())
                .isPresent()) {
            return new Saved(story(before.get()), false);
        }
        List<ContractChange> changes = before.map(
                        kept -> ContractDiff.between(read(kept.revision().document()), contract))
                .orElse(List.of());
        before.ifPresent(kept -> requireMajorVersion(kept.revision().version(), contract.version(), changes));

        KeptContract after = new KeptContract(
                before.map(KeptContract::id).orElseGet(ids::next),
                wanted.name(),
                lake.name(),
                wanted.dataset(),
                table.name(),
                wanted.mode(),
                new Revision(
                        before.map(kept -> kept.revision().number()).orElse(0) + 1,
                        wanted.document(),
                        contract.version(),
                        changes,
                        clock.instant(),
                        actor.name()));
        saveRuleset(actor, lake, after, contract, ContractRules.of(contract, table), dataset);
        contracts.save(after);
        tell(actor, "contract.saved", after, Map.of("change", word(changes)));
        compare(after, table, dataset);
        return new Saved(story(after), before.isEmpty());
    }

    private static void requireOneEach(
            Optional<KeptContract> sameName, Optional<KeptContract> sameDataset, NewContract wanted) {
        sameName.filter(kept ->
                        !kept.lake().equals(wanted.lake()) || !kept.dataset().equals(wanted.dataset()))
                .ifPresent(kept -> {
                    throw new ContractRefusal.DatasetTaken(kept);
                });
        sameDataset.filter(kept -> !kept.name().equals(wanted.name())).ifPresent(kept -> {
            throw new ContractRefusal.DatasetTaken(kept);
        });
    }

    private static void requireMajorVersion(String before, String after, List<ContractChange> changes) {
        List<ContractChange> breaking = breaking(changes);
        if (!breaking.isEmpty() && major(after) <= major(before)) {
            throw new ContractRefusal.Breaks(before, after, breaking);
        }
    }

    /** Of {@code 2.1.0} and {@code v2}; 0 of what has no number. */
    static long major(String version) {
        String digits = version.replaceFirst("^[vV]", "").replaceFirst("\\D.*$", "");
        return digits.isEmpty() || digits.length() > 9 ? 0 : Long.parseLong(digits);
    }

    private void saveRuleset(
            Actor actor, Lake lake, KeptContract kept, DataContract contract, ContractRules rules, Catalogued dataset) {
        rulesets.find(kept.name())
                .filter(ruleset -> !ruleset.dqdl().startsWith(MADE))
                .ifPresent(ruleset -> {
                    throw new ContractRefusal.RulesetTaken(kept.name(), ruleset.updatedBy());
                });
        if (rules.rules().isEmpty()) {
            throw new InvalidParameter("text", "asks nothing of a batch that could be a rule");
        }
        String location = dataset.location();
        LakePath folder =
                new LakePath(location.endsWith("/") ? location : location.substring(0, location.lastIndexOf('/') + 1));
        editor.save(
                actor,
                new NewRuleset(
                        kept.name(),
                        lake.name(),
                        kept.dataset(),
                        folder.relativeTo(lake.root()),
                        Optional.empty(),
                        Ruleset.PublishAs.FILES,
                        kept.mode(),
                        OptionalDouble.empty(),
                        QuarantineTerms.USUAL,
                        contract.owner(),
                        rules.dqdl(),
                        false,
                        Map.of()));
    }

    private static final String MADE =
            ContractRules.header("").substring(0, ContractRules.header("").indexOf(" ."));

    /** Acts on a new version of a dataset. Joins the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void take(Change change) {
        if (!change.kind().equals("dataset.registered") && !change.kind().equals("dataset.version-recorded")) {
            return;
        }
        String lake = change.payload().path("lake").asText();
        String alias = change.payload().path("alias").asText();
        contracts.ofDataset(lake, alias).ifPresent(kept -> catalog.find(lake, alias)
                .ifPresent(dataset -> compare(
                        kept,
                        read(kept.revision().document())
                                .table(Optional.of(kept.table()))
                                .orElseThrow(),
                        dataset)));
    }

    private void compare(KeptContract kept, Table table, Catalogued dataset) {
        List<ContractChange> changes = ContractDiff.against(table, dataset.columns());
        boolean recorded = contracts.record(
                kept.id(), new Comparison(kept.revision().number(), dataset.version(), clock.instant(), changes));
        if (recorded && !changes.isEmpty()) {
            List<ContractChange> breaking = breaking(changes);
            ContractChange worst = breaking.isEmpty() ? changes.get(0) : breaking.get(0);
            tell(
                    Actor.WEIR,
                    breaking.isEmpty() ? "contract.differs" : "contract.broken",
                    kept,
                    Map.of(
                            "datasetVersion",
                            dataset.version(),
                            "change",
                            word(changes),
                            "reason",
                            worst.what() + ": " + worst.reason()));
        }
    }

    private static List<ContractChange> breaking(List<ContractChange> changes) {
        return changes.stream()
                .filter(change -> change.kind() == ContractChange.Kind.BREAKING)
                .toList();
    }

    private static String word(List<ContractChange> changes) {
        return ContractDiff.worst(changes).map(Words::of).orElse("none");
    }

    private void tell(Actor actor, String kind, KeptContract kept, Map<String, Object> more) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("name", kept.name());
        after.put("lake", kept.lake());
        after.put("dataset", kept.dataset());
        after.put("revision", kept.revision().number());
        after.put("version", kept.revision().version());
        after.putAll(more);
        audit.record(actor, kind, "contract/" + kept.name(), null, after);
        feed.append(kind, "contract/" + kept.name(), after);
        LOG.infof("contract %s of %s: %s", kept.name(), kept.dataset(), kind);
    }

    @Transactional
    public Story get(Actor actor, String name) {
        access.require(actor, Permission.VIEW);
        return story(contracts.find(name).orElseThrow(() -> new ContractRefusal.NotFound(name)));
    }

    private Story story(KeptContract kept) {
        DataContract contract = read(kept.revision().document());
        Table table = contract.table(Optional.of(kept.table())).orElseThrow();
        return new Story(
                kept,
                contract,
                table,
                ContractRules.of(contract, table),
                catalog.find(kept.lake(), kept.dataset()),
                contracts.comparisons(kept.id(), 20));
    }

    @Transactional
    public List<KeptContract> list(Actor actor, Optional<String> lake, Optional<String> dataset, PageRequest page) {
        access.require(actor, Permission.VIEW);
        return contracts.list(lake, dataset, page);
    }

    @Transactional
    public List<Revision> revisions(Actor actor, String name, PageRequest page) {
        access.require(actor, Permission.VIEW);
        KeptContract kept = contracts.find(name).orElseThrow(() -> new ContractRefusal.NotFound(name));
        return contracts.revisions(kept.id(), page);
    }

    /** The contract of a dataset as it was imported; of a dataset that has none, a first one. */
    @Transactional
    public String export(Actor actor, String lake, String dataset) {
        access.require(actor, Permission.VIEW);
        if (lake.isBlank() || dataset.isBlank()) {
            throw new InvalidParameter(lake.isBlank() ? "lake" : "dataset", "must be given");
        }
        return contracts
                .ofDataset(lake, dataset)
                .map(kept -> kept.revision().document())
                .orElseGet(() -> draft(lake, dataset));
    }

    private String draft(String lake, String dataset) {
        Catalogued found =
                catalog.find(lake, dataset).orElseThrow(() -> new ContractRefusal.NotCatalogued(lake, dataset));
        String table = dataset.substring(dataset.lastIndexOf('.') + 1);
        return ContractText.of(
                ids.next().toString(),
                table,
                table,
                found.location(),
                found.format(),
                Optional.empty(),
                found.columns());
    }
}
