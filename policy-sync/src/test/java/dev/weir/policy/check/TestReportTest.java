package dev.weir.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.Lakes;
import dev.weir.policy.PolicyCompiler;
import dev.weir.policy.document.PolicySet;
import dev.weir.policy.intent.CatalogSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestReportTest {

    private final CatalogSnapshot catalog =
            Lakes.catalog(Lakes.table("s", "t", "id string, email string, country string"));
    private final List<TestResult> results = PolicyCompiler.check(
                    PolicySet.read(Map.of("policies/x.yaml", """
                            apiVersion: weir.dev/v1
                            principals: {analysts: {kind: group}}
                            policies:
                            - {name: p<1>, to: analysts, on: {names: s}, columns: [{names: email, show: hash}], rows: country = 'DE'}
                            tests:
                            - {as: analysts, read: s.t.email, expect: hashed, rows: country = 'DE'}
                            - {as: analysts, read: s.t.email, expect: plain}
                            - {as: analysts, read: s.t.id, expect: plain, rows: "true"}
                            - {as: analysts, read: s.u, expect: denied}
                            - {as: analysts, drop: s.t, expect: denied}
                            """)), catalog, Lakes.NOW, Optional.empty())
            .tests();

    @Test
    void isReadLikeATestRunner() {
        assertThat(TestReport.text(results)).isEqualTo("""
                ok    analysts read s.t.email
                FAILED analysts read s.t.email
                       policies/x.yaml:7: expected plain, found hash where country = 'DE', by p<1>
                FAILED analysts read s.t.id
                       policies/x.yaml:8: expected plain where true, found plain where country = 'DE', by p<1>
                FAILED analysts read s.u
                       policies/x.yaml:9: expected excluded, found the catalog has no table s.u
                ok    analysts drop s.t
                5 tests, 3 failed
                """);
    }

    @Test
    void isJUnitForMachines() {
        assertThat(TestReport.junit(results)).startsWith("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuite name="weir policy" tests="5" failures="3" errors="0" skipped="0">
                          <testcase classname="policies/x.yaml" name="analysts read s.t.email" file="policies/x.yaml" line="6"/>
                          <testcase classname="policies/x.yaml" name="analysts read s.t.email" file="policies/x.yaml" line="7">
                            <failure message="expected plain, found hash where country = 'DE', by p&lt;1&gt;">""").endsWith("</testsuite>\n");
    }
}
