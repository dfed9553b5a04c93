package dev.weir.policy.compile;

/** Which columns a target's objects treat alike. */
@FunctionalInterface
public interface Columns {

    /**
     * Equal for two columns only if all that the objects say of them is the same but for their names; so whoever knows what is
     * allowed of one knows it of the other.
     */
    Object alike(String database, String table, String column);
}
