/**
 * Access policies as code. In: policy documents. Out: a plan, and the grants that make it true.
 *
 * <pre>
 * PolicySet set = PolicySet.read(Map.of("policies/crm.yaml", text));        // PoliciesInvalid has every mistake and its place
 * CatalogSnapshot catalog = CatalogSnapshot.read(json);
 * Compiled compiled = PolicyCompiler.compile(set, catalog, set.target("lake").orElseThrow(), now, Optional.empty());
 * compiled.usable();      // no error, the law holds, all tests passed
 * compiled.objects();     // what the target is to hold
 * compiled.findings();    // errors and warnings: file, line, column, stable code
 * compiled.intent().permitted(compiled.intent().subjects().of("ana"), "silver_crm", "contacts", "email").access();
 * TestReport.junit(compiled.tests());
 * </pre>
 *
 * <p>All of that is pure: no clock, no I/O, no injection. So the command line uses it without a server.
 */
@NullMarked
package dev.weir.policy;

import org.jspecify.annotations.NullMarked;
