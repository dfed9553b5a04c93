package dev.weir.policy.document;

import dev.weir.policy.document.Principal.Identity;
import dev.weir.policy.document.TagKey.Propagation;
import dev.weir.policy.document.TargetSpec.Kind;
import dev.weir.policy.document.TargetSpec.Semantics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads files and puts them together; then looks whether what they name is there. */
final class PolicyReader {

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, TargetSpec> targets = new LinkedHashMap<>();
    private final Map<String, TagKey> tags = new LinkedHashMap<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final Map<String, Principal> principals = new LinkedHashMap<>();
    private final Map<String, Policy> policies = new LinkedHashMap<>();
    private final List<PolicyTest> tests = new ArrayList<>();
    private Limits limits = Limits.NONE;
    private Ownership ownership = Ownership.ALL;
    private Optional<Place> limited = Optional.empty();
    private Optional<Place> owned = Optional.empty();

    PolicySet read(Map<String, String> files) {
        new TreeMap<>(files).forEach(this::file);
        PolicySet set = new PolicySet(
                List.copyOf(targets.values()),
                tags,
                assignments,
                principals,
                List.copyOf(policies.values()),
                tests,
                limits,
                ownership);
        findings.addAll(new References(set).findings());
        if (!findings.isEmpty()) {
            throw new PoliciesInvalid(findings);
        }
        return set;
    }

    private void file(String name, String text) {
        YamlFile file = new YamlFile(name, findings);
        file.compose(text).ifPresent(root -> document(file, root));
    }

    private void document(YamlFile file, Node root) {
        Entries all = Entries.of(
                file,
                root,
                "a policy document",
                "apiVersion",
                "targets",
                "tags",
                "assign",
                "principals",
                "policies",
                "breakGlass",
                "limits",
                "ownership",
                "tests");
        String version = all.required("apiVersion", PolicySet.API_VERSION);
        if (!version.isEmpty() && !version.equals(PolicySet.API_VERSION)) {
            file.invalid(all.place("apiVersion"), "apiVersion must be " + PolicySet.API_VERSION + ", not " + version);
        }
        all.items("targets").forEach(node -> target(file, node));
        all.node("tags").ifPresent(node -> named(file, node, "tags", (key, value) -> tag(file, key, value)));
        all.items("assign").forEach(node -> assignment(file, node));
        all.node("principals")
                .ifPresent(node -> named(file, node, "principals", (key, value) -> principal(file, key, value)));
        PolicyEntry entry = new PolicyEntry(file);
        all.items("policies").forEach(node -> entry.policy(node, false).ifPresent(policy -> add(file, policy)));
        all.items("breakGlass").forEach(node -> entry.policy(node, true).ifPresent(policy -> add(file, policy)));
        all.items("tests").forEach(node -> entry.test(node).ifPresent(tests::add));
        all.node("limits").ifPresent(node -> limits(file, node));
        all.node("ownership").ifPresent(node -> ownership(file, node));
    }

    private interface Named {
        void read(String name, Node node);
    }

    private static void named(YamlFile file, Node node, String what, Named reader) {
        Entries all = Entries.free(file, node, what);
        for (String name : all.keys()) {
            all.node(name).ifPresent(value -> reader.read(name, value));
        }
    }

    private void add(YamlFile file, Policy policy) {
        unique(file, policies, policy.name(), policy, policy.place(Policy.Part.POLICY), "policy");
    }

    private <T> void unique(YamlFile file, Map<String, T> all, String name, T one, Place place, String what) {
        if (!name.isEmpty() && all.putIfAbsent(name, one) != null) {
            file.add(PolicyFault.POLICY_NAME_TAKEN, place, "there are two of the " + what + " " + name);
        }
    }

    private void target(YamlFile file, Node node) {
        Entries entries = Entries.of(
                file,
                node,
                "a target",
                "name",
                "kind",
                "semantics",
                "version",
                "service",
                "tagService",
                "catalog",
                "account",
                "region",
                "partition");
        String name = entries.required("name", "lake");
        entries.required("kind", "sandbox");
        Optional<Kind> kind = entries.choice("kind", Kind.class);
        Optional<Semantics> semantics = entries.choice("semantics", Semantics.class);
        if (kind.isEmpty()) {
            return;
        }
        if (kind.get() != Kind.SANDBOX && semantics.isPresent()) {
            file.invalid(entries.place("semantics"), "only a sandbox has semantics; the others have their own");
        }
        if (kind.get() == Kind.SANDBOX && semantics.isEmpty()) {
            file.invalid(
                    entries.place(), "a sandbox must say what it plays: write semantics: ranger, or lake-formation");
            return;
        }
        Map<String, String> settings = new TreeMap<>();
        for (String key : List.of("version", "service", "tagService", "catalog", "account", "region", "partition")) {
            entries.text(key).ifPresent(value -> settings.put(key, value));
        }
        Semantics plays = semantics.orElse(kind.get() == Kind.RANGER ? Semantics.RANGER : Semantics.LAKE_FORMATION);
        TargetSpec target = new TargetSpec(name, kind.get(), plays, settings, entries.place());
        unique(file, targets, name, target, entries.place("name"), "target");
    }

    private void tag(YamlFile file, String key, Node node) {
        Entries entries = Entries.of(file, node, "the tag " + key, "values", "strictest", "propagates");
        List<String> values = entries.words("values");
        List<String> strictest = entries.words("strictest");
        if (values.isEmpty() == strictest.isEmpty()) {
            file.invalid(
                    entries.place(),
                    "the tag " + key
                            + " must have its values, either as values: [low, high], or in the order in which they"
                            + " win over each other as strictest: [high, low]");
            return;
        }
        List<String> order = strictest.isEmpty() ? values : strictest;
        if (Set.copyOf(order).size() < order.size()) {
            file.invalid(entries.place(), "the tag " + key + " has a value twice");
            return;
        }
        Set<Propagation> propagates = entries.choices("propagates", Propagation.class);
        unique(
                file,
                tags,
                key,
                new TagKey(key, order, propagates.isEmpty() ? Set.of(Propagation.BELOW) : propagates, entries.place()),
                entries.place(),
                "tag");
    }

    private void assignment(YamlFile file, Node node) {
        Entries entries = Entries.of(file, node, "an assignment", "on", "tags");
        Map<String, String> assigned = new TreeMap<>();
        if (!entries.has("on")) {
            file.invalid(entries.place(), "an assignment must say for what: write on: silver_crm.contacts");
        }
        if (!entries.has("tags")) {
            file.invalid(entries.place(), "an assignment must have tags: write tags: {domain: crm}");
        }
        entries.node("tags").ifPresent(value -> {
            Entries words = Entries.free(file, value, "tags");
            words.keys().forEach(key -> words.text(key).ifPresent(word -> assigned.put(key, word)));
        });
        for (Node name : entries.nodes("on")) {
            entries.word(name, "on")
                    .flatMap(text -> PolicyEntry.pattern(file, file.place(name), text))
                    .ifPresent(pattern -> assignments.add(new Assignment(pattern, assigned, entries.place())));
        }
    }

    private void principal(YamlFile file, String name, Node node) {
        Entries entries = Entries.of(file, node, "the principal " + name, "kind", "members", "targets");
        Optional<Principal.Kind> kind = entries.choice("kind", Principal.Kind.class);
        entries.required("kind", "group");
        Map<String, Identity> identities = new TreeMap<>();
        entries.node("targets").ifPresent(value -> {
            Entries byTarget = Entries.free(file, value, "targets");
            for (String target : byTarget.keys()) {
                byTarget.node(target)
                        .flatMap(identity -> identity(file, identity))
                        .ifPresent(identity -> identities.put(target, identity));
            }
        });
        if (kind.isPresent() && kind.get() == Principal.Kind.PERSON && entries.has("members")) {
            file.invalid(entries.place("members"), "a person has no members; " + name + " may be a group or role");
        }
        boolean closed = entries.has("members") || kind.equals(Optional.of(Principal.Kind.PERSON));
        Principal principal = new Principal(
                name,
                kind.orElse(Principal.Kind.GROUP),
                Set.copyOf(entries.words("members")),
                closed,
                identities,
                entries.place());
        unique(file, principals, name, principal, entries.place(), "principal");
    }

    private static Optional<Identity> identity(YamlFile file, Node node) {
        List<String> kinds = List.of("user", "group", "role", "iam", "identityCenter", "saml");
        Entries entries = Entries.of(file, node, "an identity", kinds.toArray(String[]::new));
        if (entries.keys().size() != 1) {
            file.invalid(
                    entries.place(), "an identity is one of " + String.join(", ", kinds) + ": write {group: analysts}");
            return Optional.empty();
        }
        String kind = entries.keys().iterator().next();
        return entries.text(kind).map(value -> new Identity(kind, value));
    }

    private void limits(YamlFile file, Node node) {
        Entries entries = Entries.of(file, node, "limits", "peopleLosing", "columnsExposed", "prune", "prunePercent");
        once(file, "limits", limited, entries.place());
        limited = Optional.of(entries.place());
        limits = new Limits(
                entries.number("peopleLosing"),
                entries.number("columnsExposed"),
                entries.number("prune"),
                entries.number("prunePercent"));
    }

    private void ownership(YamlFile file, Node node) {
        Entries entries = Entries.of(file, node, "ownership", "databases");
        once(file, "ownership", owned, entries.place());
        owned = Optional.of(entries.place());
        List<String> databases = entries.words("databases");
        ownership = databases.isEmpty() ? Ownership.ALL : new Ownership(databases);
    }

    private static void once(YamlFile file, String what, Optional<Place> first, Place place) {
        first.ifPresent(other ->
                file.add(PolicyFault.POLICY_NAME_TAKEN, place, what + " are said twice; the first are at " + other));
    }
}
