package dev.weir.policy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.weir.policy.Lakes;
import dev.weir.policy.access.Show;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class PolicyReaderTest {

    private static final String HEAD = """
            apiVersion: weir.dev/v1
            targets: [{name: lake, kind: sandbox, semantics: ranger}]
            tags: {pii: {values: [email, phone]}}
            principals: {analysts: {kind: group}}
            """;

    /** @param inSchema whether an editor with the schema sees it as well; it cannot where names are compared */
    record Mistaken(String text, int line, int column, String code, String message, boolean inSchema) {
        @Override
        public String toString() {
            return message;
        }
    }

    static List<Mistaken> mistakes() {
        return List.of(
                policy(
                        "  colums: []",
                        9,
                        3,
                        "policy-key-unknown",
                        "a policy has no key colums; did you mean \"columns\"?",
                        true),
                policy(
                        "  columns: [{tags: {pii: email}, show: hashed}]",
                        9,
                        40,
                        "policy-document-invalid",
                        "show cannot be hashed; did you mean \"hash\"?",
                        true),
                policy(
                        "  columns: [{show: hash}]",
                        9,
                        13,
                        "policy-document-invalid",
                        "a rule must say for which columns it is",
                        true),
                policy(
                        "  columns: [{tags: {pi: email}, show: hash}]",
                        9,
                        13,
                        "policy-reference-unknown",
                        "there is no tag pi; did you mean \"pii\"?",
                        false),
                policy(
                        "  columns: [{tags: {pii: mail}, show: hash}]",
                        9,
                        13,
                        "policy-reference-unknown",
                        "there is no value of the tag pii mail; did you mean \"email\"?",
                        false),
                policy("  rows: country == 'DE'", 9, 18, "policy-rows-invalid", "expected a value, found =", false),
                policy("  rows: \"upper(country) = 'DE'\"", 9, 10, "policy-rows-invalid", "no functions", false),
                policy("  rows: [a]", 9, 9, "policy-document-invalid", "rows must be a text", true),
                policy("  until: soon", 9, 3, "policy-document-invalid", "until must be the last day", true),
                policy(
                        "  combine: restrict\n  allow: select",
                        10,
                        3,
                        "policy-document-invalid",
                        "p restricts what others give, and so allows nothing",
                        false),
                policy(
                        "  targets: [lakes]",
                        6,
                        3,
                        "policy-reference-unknown",
                        "there is no target lakes; did you mean \"lake\"?",
                        false),
                policy(
                        "  name: q",
                        9,
                        3,
                        "policy-document-invalid",
                        "name stands twice; the first is in line 6",
                        false),
                new Mistaken(
                        "apiVersion: weir.dev/v2\n",
                        1,
                        1,
                        "policy-document-invalid",
                        "apiVersion must be weir.dev/v1",
                        true),
                new Mistaken(
                        "targets: []\n",
                        1,
                        1,
                        "policy-document-invalid",
                        "a policy document must have apiVersion",
                        true),
                new Mistaken("policies: [\n", 2, 1, "policy-yaml-invalid", "expected the node content", false),
                new Mistaken("", 1, 1, "policy-yaml-invalid", "the file is empty", false),
                new Mistaken(
                        HEAD + "policies:\n- {name: p, to: [analyst], on: {tags: {pii: email}}}\n",
                        6,
                        13,
                        "policy-reference-unknown",
                        "there is no principal analyst; did you mean \"analysts\"?",
                        false),
                new Mistaken(
                        HEAD + "policies:\n- {name: p, to: analysts}\n",
                        6,
                        3,
                        "policy-document-invalid",
                        "p speaks of no data",
                        true),
                new Mistaken(
                        HEAD + "breakGlass:\n- {name: p, to: analysts, on: {names: a.b}}\n",
                        6,
                        3,
                        "policy-document-invalid",
                        "a break-glass grant must have an end and a reason",
                        true),
                new Mistaken(
                        HEAD + "tests:\n- {as: analysts, read: a.b, expect: fine}\n",
                        6,
                        29,
                        "policy-document-invalid",
                        "a test must say what it expects",
                        true),
                new Mistaken(
                        HEAD + "tests:\n- {as: analysts, expect: plain}\n",
                        6,
                        3,
                        "policy-document-invalid",
                        "a test asks for one thing",
                        true),
                new Mistaken(
                        HEAD + "limits: {prune: many}\n",
                        5,
                        10,
                        "policy-document-invalid",
                        "prune must be a whole number",
                        true),
                new Mistaken(
                        HEAD + "assign:\n- {on: a..b, tags: {pii: email}}\n",
                        6,
                        8,
                        "policy-document-invalid",
                        "a..b is no name",
                        false));
    }

    private static Mistaken policy(String line, int at, int column, String code, String message, boolean inSchema) {
        String text = HEAD + """
                policies:
                - name: p
                  to: [analysts]
                  on: {tags: {pii: email}}
                """ + line + "\n";
        return new Mistaken(text, at, column, code, message, inSchema);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhereAndWhatIsWrong(Mistaken mistaken) {
        PoliciesInvalid invalid = catchThrowableOfType(
                PoliciesInvalid.class, () -> PolicySet.read(Map.of("policies/x.yaml", mistaken.text())));

        assertThat(invalid).as(mistaken.text()).isNotNull();
        Finding first = invalid.findings().get(0);
        assertThat(first.message()).startsWith(mistaken.message());
        assertThat(first.fault().code()).isEqualTo(mistaken.code());
        assertThat(first.place()).isEqualTo(new Place("policies/x.yaml", mistaken.line(), mistaken.column()));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void theSchemaForEditorsSeesWhatASchemaCanSee(Mistaken mistaken) throws IOException {
        if (mistaken.inSchema()) {
            assertThat(schema().validate(json(mistaken.text())))
                    .as(mistaken.text())
                    .isNotEmpty();
        }
    }

    @Test
    void theSchemaTakesTheExamples() throws IOException {
        for (String text : Lakes.examples().values()) {
            assertThat(schema().validate(json(text))).isEmpty();
        }
        assertThat(schema().validate(json(HEAD + "policies: [{name: p, to: analysts, on: {tags: {pii: email}},"
                        + " columns: [{names: a, show: null}]}]\n")))
                .isEmpty();
    }

    @Test
    void readsAllOfTheExamples() {
        PolicySet set = PolicySet.read(Lakes.examples());

        assertThat(set.targets()).extracting(TargetSpec::name).containsExactly("sandbox", "trino", "aws");
        assertThat(set.policies()).extracting(Policy::name).contains("analysts-read-crm", "incident-4711");
        Policy analysts = set.policies().stream()
                .filter(policy -> policy.name().equals("analysts-read-crm"))
                .findFirst()
                .orElseThrow();
        assertThat(analysts.columns()).extracting(ColumnRule::show).containsExactly(Show.HASH, Show.FIRST4);
        assertThat(analysts.ifCannot()).contains(Show.EXCLUDED);
        assertThat(set.tags()).hasEntrySatisfying("sensitivity", key -> assertThat(key.stricter("public", "secret"))
                .isEqualTo("secret"));
        assertThat(set.limits().prune()).hasValue(25);
        assertThat(set.ownership().covers("silver_crm")).isTrue();
        assertThat(set.ownership().covers("bronze_crm")).isFalse();
        assertThat(set.principals()).hasEntrySatisfying("analysts", group -> assertThat(group.closed())
                .isTrue());
    }

    @Test
    void aDayIsMeantWithAllItsHours() {
        PolicySet set = PolicySet.read(
                Map.of(
                        "x.yaml",
                        HEAD
                                + "policies: [{name: p, to: analysts, on: {names: a.b}, until: 2027-01-31, columns: [{names: c, show: null}]}]\n"));

        Policy policy = set.policies().get(0);
        assertThat(policy.until()).isEqualTo(Optional.of(Instant.parse("2027-02-01T00:00:00Z")));
        assertThat(policy.activeAt(Instant.parse("2027-01-31T23:59:59Z"))).isTrue();
        assertThat(policy.show("c", Map.of())).isEqualTo(Show.NULL);
    }

    @Test
    void filesAreOneSetAndNamesAreThereOnce() {
        String policies = "apiVersion: weir.dev/v1\npolicies: [{name: p, to: analysts, on: {names: a.b}}]\n";

        assertThat(PolicySet.read(Map.of("a.yaml", HEAD, "b.yaml", policies)).policies())
                .hasSize(1);
        assertThatThrownBy(() -> PolicySet.read(Map.of("a.yaml", HEAD, "b.yaml", policies, "c.yaml", policies)))
                .isInstanceOf(PoliciesInvalid.class)
                .hasMessageContaining("c.yaml:2:12: error policy-name-taken: there are two of the policy p");
    }

    @Test
    void tellsAllMistakesAtOnce() {
        PoliciesInvalid invalid = catchThrowableOfType(
                PoliciesInvalid.class,
                () -> PolicySet.read(Map.of("x.yaml", HEAD + "polices: []\nlimit: {}\ntests: [{as: bob}]\n")));

        assertThat(invalid.findings()).hasSize(3);
    }

    @Test
    void aliasesCannotGrowADocument() {
        StringBuilder bomb = new StringBuilder("apiVersion: weir.dev/v1\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(8))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }
        assertThatThrownBy(() -> PolicySet.read(Map.of("x.yaml", bomb.toString())))
                .isInstanceOf(PoliciesInvalid.class)
                .hasMessageContaining("aliases counted as what they stand for");
        assertThatThrownBy(() -> PolicySet.read(Map.of("x.yaml", "a: " + "[".repeat(5000))))
                .isInstanceOf(PoliciesInvalid.class);
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream file = PolicySet.class.getResourceAsStream("/dev/weir/policy/policies-v1.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(file);
        }
    }

    private static JsonNode json(String yaml) {
        Object document =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
        return new ObjectMapper().valueToTree(document);
    }
}
