package dev.weir.policy.prove;

import dev.weir.policy.access.ColumnName;
import dev.weir.policy.rows.Dialect;
import dev.weir.policy.target.AccessModel;
import java.util.function.Function;

/**
 * A target's objects as something that can be asked.
 *
 * @param classOf equal for two columns only if every question has the same answer for both
 * @param dialect of the rows in answers
 * @param endsGrants whether the target itself ends what is given for a time
 */
public record Modelled(AccessModel model, Function<ColumnName, Object> classOf, Dialect dialect, boolean endsGrants) {}
