package dev.weir.policy.plan;

import dev.weir.policy.access.ColumnName;
import dev.weir.policy.target.TargetObject;
import java.util.List;

/**
 * What a target shall hold.
 *
 * @param target its name in the documents
 * @param objects all of Weir's; what Weir made and is not here goes
 * @param source a digest of the documents and of the part of the catalog that they were compiled with
 * @param people whose access is compared before and after
 * @param columns whose access is compared: columns only, no tables
 */
public record Wanted(
        String target, List<TargetObject> objects, String source, List<Person> people, List<ColumnName> columns) {
    public Wanted {
        objects = List.copyOf(objects);
        people = List.copyOf(people);
        columns = List.copyOf(columns);
    }
}
