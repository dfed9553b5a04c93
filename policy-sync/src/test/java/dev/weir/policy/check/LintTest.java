package dev.weir.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.Lakes;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.intent.CatalogSnapshot;
import dev.weir.policy.intent.Intent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LintTest {

    private static final String HEAD = """
            apiVersion: weir.dev/v1
            tags: {pii: {values: [email]}}
            principals:
              ana: {kind: person}
              analysts: {kind: group, members: [ana]}
            """;

    private final CatalogSnapshot catalog =
            Lakes.catalog(Lakes.table("s", "t", "id string, email string, country string"));

    @Test
    void tellsWhatIsNeedless() {
        assertThat(lint("""
                policies:
                - {name: all, to: analysts, on: {names: s}}
                - {name: some, to: analysts, on: {names: s.t}, rows: country = 'DE'}
                - {name: nothing, to: analysts, on: {names: s.missing}}
                - {name: old, to: analysts, on: {names: s.t}, until: 2020-01-01}
                """))
                .containsExactly(
                        "x.yaml:10:47: policy-expired: old ended at 2020-01-02T00:00:00Z and gives nothing any more",
                        "x.yaml:9:33: policy-matches-nothing: nothing speaks of no table or column that the catalog has",
                        "x.yaml:8:3: policy-shadowed: some gives nothing that all does not give to the same readers");
    }

    @Test
    void ofTwoThatSayTheSameTheLaterIsTold() {
        assertThat(lint("""
                policies:
                - {name: one, to: analysts, on: {names: s}}
                - {name: two, to: analysts, on: {names: s.t}}
                """))
                .containsExactly(
                        "x.yaml:8:3: policy-shadowed: two gives nothing that one does not give to the same readers");
    }

    @Test
    void tellsMasksThatNobodyMeets() {
        assertThat(lint("""
                policies:
                - {name: masked, to: [analysts, ana], on: {names: s}, columns: [{names: email, show: hash}]}
                - {name: plain, to: analysts, on: {names: s.t.email}}
                """))
                .containsExactly(
                        "x.yaml:7:3: policy-conflicting: masked masks what plain shows to analysts as well, who so see it");
    }

    @Test
    void tellsPrincipalsThatGetNothingAndGroupsOfNobody() {
        assertThat(lint("""
                  idle: {kind: group}
                  empty: {kind: group, members: []}
                policies:
                - {name: all, to: [analysts, empty], on: {names: s}}
                """))
                .containsExactly(
                        "x.yaml:6:9: policy-principal-unused: no policy is for idle",
                        "x.yaml:7:10: policy-principal-unused: nobody is empty, and yet it is given something");
    }

    @Test
    void tellsColumnsThatAChangeOfTheSchemaExposes() {
        CatalogSnapshot earlier = Lakes.catalog(Lakes.table("s", "t", "id string, country string"));
        PolicySet set =
                PolicySet.read(Map.of("x.yaml", HEAD + "policies: [{name: all, to: analysts, on: {names: s}}]\n"));

        assertThat(Lint.of(Intent.of(set, catalog, Lakes.NOW), Lakes.NOW, Optional.of(earlier)))
                .extracting(finding -> finding.fault().code() + ": " + finding.message())
                .containsExactly("policy-column-exposed: all shows new columns of s.t to analysts: email");
    }

    @Test
    void tellsTagsOfTheCatalogThatDocumentsDoNotKnow() {
        CatalogSnapshot tagged = new CatalogSnapshot(List.of(new CatalogSnapshot.Dataset(
                "s",
                "t",
                java.util.Set.of(),
                List.of(new CatalogSnapshot.Column("where", "string", java.util.Set.of("pii.geo"), false)))));
        PolicySet set = PolicySet.read(Map.of("x.yaml", HEAD));

        assertThat(Intent.of(set, tagged, Lakes.NOW).findings())
                .extracting(finding -> finding.fault().code() + ": " + finding.message())
                .containsExactly(
                        "policy-tag-unknown: the catalog has columns with the tag pii.geo, a value that pii does not have"
                                + " here");
    }

    private List<String> lint(String text) {
        PolicySet set = PolicySet.read(Map.of("x.yaml", HEAD + text));
        return Lint.of(Intent.of(set, catalog, Lakes.NOW), Lakes.NOW, Optional.empty()).stream()
                .map(finding -> finding.place() + ": " + finding.fault().code() + ": " + finding.message())
                .toList();
    }
}
