package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.check.TestReport;
import dev.weir.policy.document.Finding;
import dev.weir.policy.document.PolicyFault;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.document.TargetSpec;
import dev.weir.policy.intent.CatalogSnapshot;
import dev.weir.policy.lakeformation.CellsFilter;
import dev.weir.policy.lakeformation.Grant;
import dev.weir.policy.lakeformation.LakeObject;
import dev.weir.policy.ranger.MaskItem;
import dev.weir.policy.ranger.PolicyResource;
import dev.weir.policy.ranger.RangerObject;
import dev.weir.policy.ranger.RangerPolicy;
import dev.weir.policy.target.TargetObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code docs/policies.md} says is so. With {@code -Ddocs.write}, the table is written instead. */
class PoliciesPageTest {

    private static final Path PAGE = Path.of("../docs/policies.md");
    private static final String BEGIN = "<!-- translation -->\n";
    private static final String END = "<!-- /translation -->";
    private static final CatalogSnapshot TABLE = Lakes.catalog(Lakes.table(
            "s", "t", "id string, email string, born date, country string, owner string, day date partition"));

    /** What one policy says, after its name and readers. */
    private static final List<String> CASES = List.of(
            "on: {names: s.t}",
            "on: {names: s}",
            "on: {names: [s.t.id, s.t.country]}",
            "on: {tags: {k: v}}",
            "on: {tags: {k: v}}, except: {names: s.t.email}",
            "on: {names: s.t}, columns: [{names: email, show: excluded}]",
            "on: {names: s.t}, columns: [{names: email, show: hash}]",
            "on: {names: s.t}, columns: [{names: email, show: hash}], ifCannot: excluded",
            "on: {names: s.t}, columns: [{names: email, show: last4}, {names: born, show: year}], ifCannot: excluded",
            "on: {names: s.t}, columns: [{names: email, show: year}]",
            "on: {names: s.t}, columns: [{names: email, show: null}], ifCannot: excluded",
            "on: {names: s.t}, rows: \"country = 'DE'\"",
            "on: {names: s.t}, rows: owner = current_user",
            "on: {names: s.t}, rows: day is null",
            "on: {names: s.t}, rows: \"owner = attribute('name')\"",
            "on: {names: s.t}, until: 2027-01-31",
            "on: {names: s.t}, allow: [insert, delete, describe]");

    @Test
    void theExampleIsAcceptedAndItsTestsPass() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```yaml\n") + 8;
        PolicySet set = PolicySet.read(Map.of("crm.yaml", page.substring(start, page.indexOf("```", start))));

        for (TargetSpec target : set.targets()) {
            Compiled compiled = PolicyCompiler.compile(set, Lakes.sample(), target, Lakes.NOW, Optional.empty());

            assertThat(compiled.usable()).as(compiled.findings().toString()).isTrue();
            assertThat(TestReport.text(compiled.tests())).endsWith(" 0 failed\n");
        }
    }

    @Test
    void saysWhatBecomesOfEachPolicy() throws IOException {
        String table = CASES.stream()
                .map(PoliciesPageTest::row)
                .collect(Collectors.joining(
                        "\n", "\n| in the document | in Ranger | in Lake Formation |\n|---|---|---|\n", "\n\n"));
        String page = Files.readString(PAGE);
        String wanted =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table + page.substring(page.indexOf(END));
        if (System.getProperty("docs.write") != null) {
            Files.writeString(PAGE, wanted);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(wanted);
    }

    private static String row(String policy) {
        PolicySet set = PolicySet.read(Map.of("x.yaml", """
                apiVersion: weir.dev/v1
                targets: [{name: ranger, kind: ranger}, {name: aws, kind: lake-formation}]
                tags: {k: {values: [v]}}
                assign: [{on: s, tags: {k: v}}]
                principals: {analysts: {kind: group, targets: {aws: {iam: A}}}}
                policies: [{name: p, to: analysts, %s}]
                """.formatted(policy)));
        return "| `%s` | %s | %s |".formatted(policy.replace("|", "\\|"), cell(set, "ranger"), cell(set, "aws"));
    }

    private static String cell(PolicySet set, String target) {
        Compiled compiled =
                PolicyCompiler.compile(set, TABLE, set.target(target).orElseThrow(), Lakes.NOW, Optional.empty());
        List<String> refusals = compiled.problems().stream()
                .filter(Finding::isError)
                .map(Finding::message)
                .toList();
        if (!refusals.isEmpty()) {
            return "**refused**: " + refusals.get(0);
        }
        List<String> lines = new ArrayList<>();
        for (TargetObject object : compiled.objects()) {
            lines.addAll(target.equals("ranger") ? ranger(object) : lakeFormation(object));
        }
        compiled.problems().stream()
                .filter(problem -> problem.fault() == PolicyFault.POLICY_EXPIRY_BY_WEIR)
                .forEach(problem -> lines.add("revoked by Weir in time"));
        return String.join("; ", lines);
    }

    private static List<String> ranger(TargetObject object) {
        List<String> lines = new ArrayList<>();
        if (RangerObject.of(object) instanceof RangerPolicy policy
                && policy.resources().containsKey("table")) {
            PolicyResource named = policy.resources().get("column");
            String columns = named == null
                    ? ""
                    : named.values().contains("*")
                            ? " on all columns"
                            : " on columns " + String.join(", ", named.values());
            policy.allow().forEach(item -> lines.add("`" + String.join("`, `", item.accesses()) + "`" + columns));
            for (MaskItem mask : policy.masks()) {
                lines.add("`" + mask.type() + "`" + columns);
            }
            policy.filters().forEach(filter -> lines.add("row filter `" + filter.filter() + "`"));
            policy.validity().forEach(validity -> lines.add("valid until " + validity.end()));
        }
        return lines;
    }

    private static List<String> lakeFormation(TargetObject object) {
        LakeObject found = LakeObject.of(object);
        if (found instanceof Grant grant) {
            String on = grant.resource().toString().replaceAll("/weir_.*", "");
            return List.of("`" + String.join("`, `", grant.permissions()) + "` on " + on + columns(grant));
        }
        return found instanceof CellsFilter filter
                ? List.of("filter of cells `" + filter.rows() + "`, "
                        + filter.columns().size() + " columns")
                : List.of();
    }

    private static String columns(Grant grant) {
        return grant.resource() instanceof dev.weir.policy.lakeformation.Resource.Columns columns
                ? ": " + String.join(", ", columns.columns())
                : "";
    }
}
